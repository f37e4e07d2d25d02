import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import {
  createManualClock,
  startFakeJira,
  tooMany,
  type Fault,
  type FakeJira,
} from '../../testing/jira/index.js';
import { createJiraClient } from './client.js';
import { createEpicOnce, type Progress } from './create-epic-once.js';
import type { Journal } from './make-once.js';

/** A process killed at this point: nothing after it happens, what was stored stays. */
class Killed extends Error {}

const faults: readonly (Fault | null)[] = [
  null,
  { performed: true, outcome: 'drop' },
  { performed: false, outcome: 'drop' },
  { performed: true, outcome: 'hang' },
  { performed: false, outcome: 'hang' },
  { performed: true, outcome: 'html' },
  { performed: true, outcome: { status: 500 } },
  { performed: false, outcome: { status: 503 } },
  { performed: false, outcome: { status: 403 } },
  tooMany('jira-burst-based', 1),
  tooMany('jira-quota-tenant-based', 60),
];

type Step = { readonly kill: 'before' | 'after' | null };
interface Run {
  /** What happens to creations, one after the other; then to every other request. */
  readonly creations: readonly (Fault | null)[];
  readonly others: readonly (Fault | null)[];
  readonly steps: readonly Step[];
  readonly pauseMs: number;
}

const step = fc.record({ kill: fc.constantFrom(null, null, null, 'before' as const, 'after' as const) });
const run: fc.Arbitrary<Run> = fc.record({
  creations: fc.array(fc.constantFrom(...faults), { maxLength: 4 }),
  others: fc.array(fc.oneof({ weight: 8, arbitrary: fc.constant(null) }, fc.constantFrom(...faults)), {
    maxLength: 12,
  }),
  steps: fc.array(step, { maxLength: 6 }),
  pauseMs: fc.integer({ min: 0, max: 120_000 }),
});

let jira: FakeJira;
const clock = createManualClock();

beforeAll(async () => {
  jira = await startFakeJira({ now: clock.now });
});
afterAll(async () => {
  await jira.close();
});

/** The journal of a process that is killed at chosen steps. */
const killable = (stored: Map<number, Progress>, steps: readonly Step[]): Journal => {
  let at = 0;
  const during = <T>(effect: () => T): Promise<T> => {
    const kill = steps[at]?.kill ?? null;
    at += 1;
    if (kill === 'before') return Promise.reject(new Killed());
    const result = effect();
    return kill === 'after' ? Promise.reject(new Killed()) : Promise.resolve(result);
  };
  return {
    beginSending: (part) =>
      during(() => {
        if (stored.has(part)) return false;
        stored.set(part, { state: 'sent' });
        return true;
      }),
    notSent: (part) =>
      during(() => {
        stored.delete(part);
      }),
    made: (part, issue) =>
      during(() => {
        stored.set(part, { state: 'made', issue });
      }),
  };
};

const attempt = async (
  requestId: string,
  stored: Map<number, Progress>,
  { creations, others, steps }: Run,
) => {
  const client = createJiraClient({
    baseUrl: jira.baseUrl,
    auth: { kind: 'api_token', ...jira.credentials },
    clock,
    random: () => 0,
    timeoutMs: 60,
  });
  const left = { creations: [...creations], others: [...others] };
  jira.decide(({ method, path }) =>
    method === 'POST' && path.endsWith('/issue')
      ? (left.creations.shift() ?? null)
      : (left.others.shift() ?? null),
  );
  return createEpicOnce(
    { client, clock, journal: killable(stored, steps), settleWaitsMs: [1_000, 5_000] },
    {
      requestId,
      projectKey: 'SHOP',
      claimedAtMs: clock.now() - 3_600_000,
      epic: { summary: 'Pay by invoice', description: '' },
      children: [{ summary: 'Send', description: '' }],
      progress: new Map(stored),
    },
  ).catch(() => null);
};

describe('createEpicOnce under any mix of faults and kills', () => {
  it('never makes two of anything, and what it reports as made exists', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(run, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 300_000 }),
        async (runs, indexLagMs) => {
          const requestId = randomUUID();
          const stored = new Map<number, Progress>();
          jira.setIndexLagMs(indexLagMs);
          for (const one of runs) {
            const result = await attempt(requestId, stored, one);
            if (result?.epic.state === 'made')
              expect(jira.issues().map(({ key }) => key)).toContain(result.epic.issue.key);
            clock.advance(one.pauseMs);
          }
          expect(jira.createdWithLabel(`valora-${requestId}`)).toBeLessThanOrEqual(1);
          expect(jira.createdWithLabel(`valora-${requestId}-1`)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
