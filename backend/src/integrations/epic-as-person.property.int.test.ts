import fc from 'fast-check';
import type { Epic } from '@valora/contracts';
import { createEpicAsMe } from '../../../forge-app/src/epics/create-epic-as-me.js';
import { epicEventHandlers, epicJobHandlers, epicPeriodicHandlers } from '../epics/index.js';
import type { EpicDeps } from '../epics/index.js';
import { handOutEpic } from '../epics/hand-out-epic.js';
import { reportEpic } from '../epics/report-epic.js';
import { resolveAsExisting, resolveByRetry } from '../epics/resolve-epic.js';
import { approveEpic } from '../epics/decide-epic.js';
import { getEpic } from '../epics/epic-store.js';
import { createDatabase } from '../platform/db/database.js';
import type { Database, JobContext, TeamScope } from '../platform/index.js';
import { askForEpic, createIdea } from '../epics/testing/ask-for-epic.js';
import { createJobBench, type JobBench } from '../epics/testing/job-bench.js';
import { aTeam, type TestTeam } from '../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import {
  createManualClock,
  startFakeJira,
  tooMany,
  type FakeJira,
  type Fault,
  type ManualClock,
} from '../testing/jira/index.js';
import { createEpicTracker } from './epic-tracker.js';
import { createJiraClient } from './jira/index.js';

let test: TestDatabase;
let database: Database;
let jira: FakeJira;
let clock: ManualClock;
let team: TestTeam;

beforeAll(async () => {
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 8 });
  // Rows say by the database’s clock when they changed.
  clock = createManualClock(Date.now());
  jira = await startFakeJira({ now: clock.now });
});
afterAll(async () => {
  await jira.close();
  await database.close();
  await test.drop();
});

/** A process or a tab that ends at this point: nothing after it happens, what was stored stays. */
class Killed extends Error {}

const faults: readonly (Fault | null)[] = [
  null,
  null,
  null,
  { performed: true, outcome: 'drop' },
  { performed: false, outcome: 'drop' },
  { performed: true, outcome: 'hang' },
  { performed: true, outcome: { status: 500 } },
  { performed: false, outcome: { status: 503 } },
  { performed: false, outcome: { status: 403 } },
  { performed: false, outcome: { status: 400 } },
  tooMany('jira-burst-based', 1),
];

/** Where the tab of a person who clicked ends, or which answer it never gets. */
const fates = [
  'all goes well',
  'all goes well',
  'claim is lost',
  'closed before sending',
  'closed after sending',
  'report is lost',
] as const;

type Act =
  | { readonly kind: 'click'; readonly fates: readonly (typeof fates)[number][] }
  | { readonly kind: 'approve' }
  | { readonly kind: 'job'; readonly killAt: number | null }
  | { readonly kind: 'late jobs'; readonly killAt: number | null }
  | { readonly kind: 'click beside job'; readonly fate: (typeof fates)[number] }
  | { readonly kind: 'sweep' }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'decide' };

const fate = fc.constantFrom(...fates);
const killAt = fc.option(fc.integer({ min: 0, max: 8 }), { nil: null });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('click' as const),
      fates: fc.array(fate, { minLength: 1, maxLength: 3 }),
    }),
  },
  fc.constant<Act>({ kind: 'approve' }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('job' as const), killAt }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('late jobs' as const), killAt }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('click beside job' as const), fate }) },
  fc.constant<Act>({ kind: 'sweep' }),
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 120_000 }) }),
  },
  fc.constant<Act>({ kind: 'decide' }),
);

const run = fc.record({
  acts: fc.array(act, { minLength: 1, maxLength: 10 }),
  creations: fc.array(fc.constantFrom(...faults), { maxLength: 8 }),
  indexLagMs: fc.integer({ min: 0, max: 300_000 }),
});

const inTeam = <T>(work: (scope: TeamScope) => Promise<T>) => database.inTeam(team.teamId, work);

/** One feature with an epic that waits for approval, everything that can happen to it, and the backend beside. */
const stage = async () => {
  const client = createJiraClient({
    baseUrl: jira.baseUrl,
    auth: { kind: 'api_token', ...jira.credentials },
    clock,
    random: () => 0,
    timeoutMs: 80,
  });
  const config = { siteUrl: jira.baseUrl, projectKey: 'SHOP' } as never;
  const tracker = createEpicTracker({
    connection: { id: 'connection', config, client },
    clock,
    teamId: team.teamId,
    database,
  });
  const depsWith = (queues: EpicDeps['queues']): EpicDeps => ({
    database,
    queues,
    clock: { now: () => new Date(clock.now()) },
    trackerOf: () => Promise.resolve(tracker),
    loadPredictions: () => Promise.resolve(new Map()),
  });
  const bench: JobBench = createJobBench({
    database,
    teamId: team.teamId,
    eventHandlers: (queues) => epicEventHandlers(depsWith(queues)),
    // Killed runs take the place of these.
    jobHandlers: (queues) =>
      epicJobHandlers(depsWith(queues)).map((handler) => ({
        name: handler.name,
        handle: (payload, context) => handler.handle(payload, mortal(context)).catch(forgiven),
      })),
  });
  const deps = depsWith(bench.queues);
  let kill: number | null = null;
  const mortal = (context: JobContext): JobContext => ({
    ...context,
    inTeam: async (work) => {
      if (kill === 0) throw new Killed();
      const result = await context.inTeam(work);
      if (kill !== null) kill -= 1;
      if (kill === 0) throw new Killed();
      return result;
    },
  });
  const forgiven = (error: unknown): void => {
    if (!(error instanceof Killed)) throw error;
  };
  const { id } = await inTeam(async (scope) => {
    const { actor } = team;
    const { id: featureId } = await createIdea(scope, { actor });
    return askForEpic(deps, scope, { featureId, actor, children: [{ summary: 'Send' }] });
  });
  const reread = (): Promise<Epic> => inTeam((scope) => getEpic(scope, id));
  const requestId = await inTeam(
    async ({ trx }) =>
      ((await trx('epics').where({ id }).first('request_id')) as { request_id: string }).request_id,
  );
  const label = `valora-${requestId}`;
  return {
    deps,
    bench,
    id,
    label,
    reread,
    dieAt: (step: number | null) => {
      kill = step;
    },
  };
};
type Stage = Awaited<ReturnType<typeof stage>>;

const answer = async <T>(work: () => Promise<T>, isLost: boolean) => {
  if (isLost) {
    await work().catch(() => null);
    return { ok: false as const, error: 'lost' };
  }
  return work().then(
    (data) => ({ ok: true as const, data }),
    (error: unknown) => ({ ok: false as const, error: String(error) }),
  );
};

/** A person clicks: the code of the screens, the backend’s two verbs and Jira. */
const click = ({ deps, id }: Stage, end: (typeof fates)[number]) => {
  const closed = end === 'closed before sending' || end === 'closed after sending';
  return createEpicAsMe(
    {
      claim: () =>
        answer(
          () => handOutEpic(deps, { teamId: team.teamId, id, actor: team.actor }),
          end === 'claim is lost',
        ),
      report: (_, said) =>
        closed || end === 'report is lost'
          ? Promise.resolve({ ok: false as const, error: 'lost' })
          : answer(() => reportEpic(deps, { teamId: team.teamId, id, said, actor: team.actor }), false),
      requestJira: (path, init) =>
        end === 'closed before sending'
          ? Promise.reject(new Killed())
          : fetch(`${jira.baseUrl}${path}`, {
              ...init,
              headers: {
                ...init.headers,
                authorization: `Basic ${Buffer.from(`${jira.credentials.email}:${jira.credentials.apiToken}`).toString('base64')}`,
              },
              signal: AbortSignal.timeout(80),
            }),
    },
    id,
  );
};

/** Somebody looks into Jira and says what is there; nobody knows better. */
const decide = async (on: Stage): Promise<void> => {
  const { state } = await on.reread();
  if (state !== 'uncertain' && state !== 'failed') return;
  const issue = jira.issues().find(({ labels }) => labels.includes(on.label));
  const resolution = { teamId: team.teamId, id: on.id, actor: team.actor };
  await (issue === undefined
    ? resolveByRetry(on.deps, resolution)
    : resolveAsExisting(on.deps, { ...resolution, jiraKey: issue.key }));
};

const perform = async (on: Stage, given: Act): Promise<void> => {
  switch (given.kind) {
    case 'click':
      await Promise.all(given.fates.map((end) => click(on, end)));
      return;
    case 'approve':
      await inTeam((scope) => approveEpic(scope, { id: on.id, actor: team.actor })).catch(() => null);
      return;
    case 'job':
    case 'late jobs':
      on.dieAt(given.killAt);
      await on.bench.relay();
      await (given.kind === 'job' ? on.bench.work() : on.bench.workDelayed());
      on.dieAt(null);
      return;
    case 'click beside job':
      await on.bench.relay();
      await Promise.all([click(on, given.fate), on.bench.work()]);
      return;
    case 'sweep': {
      clock.advance(11 * 60_000);
      const [sweep] = epicPeriodicHandlers(on.deps);
      await sweep?.handle(on.bench.contextOf('sweep') as never);
      return;
    }
    case 'wait':
      clock.advance(given.ms);
      return;
    case 'decide':
      await decide(on);
  }
};

/** Time passes, the backend works and people answer what they are asked, until it is done. */
const bringToAnEnd = async (on: Stage): Promise<Epic> => {
  for (let round = 0; round < 12; round += 1) {
    const epic = await on.reread();
    if (epic.state === 'linked') return epic;
    if (epic.state === 'awaiting_approval') await perform(on, { kind: 'click', fates: ['all goes well'] });
    await decide(on);
    await perform(on, { kind: 'late jobs', killAt: null });
    await perform(on, { kind: 'sweep' });
    await perform(on, { kind: 'late jobs', killAt: null });
  }
  return on.reread();
};

describe('an epic that a person creates as themselves, the backend’s own job beside it', () => {
  it('is made exactly once, whatever is lost, killed, clicked twice or refused', async () => {
    let asPerson = 0;
    await fc.assert(
      fc.asyncProperty(run, async ({ acts, creations, indexLagMs }) => {
        team = await aTeam(database);
        const on = await stage();
        const left = [...creations];
        jira.setIndexLagMs(indexLagMs);
        jira.decide(({ method, path }) =>
          method === 'POST' && path.endsWith('/issue') ? (left.shift() ?? null) : null,
        );
        for (const one of acts) {
          await perform(on, one);
          expect(jira.createdWithLabel(on.label)).toBeLessThanOrEqual(1);
        }
        jira.decide(null);
        const epic = await bringToAnEnd(on);
        expect(epic).toMatchObject({ state: 'linked' });
        expect(jira.createdWithLabel(on.label)).toBe(1);
        // A child that Jira refused is named, and the epic stays.
        const children = jira.createdWithLabel(`${on.label}-1`);
        expect(epic.problem === null ? [1] : [0, 1]).toContain(children);
        const made = jira.issues().find(({ labels }) => labels.includes(on.label));
        expect(epic.jiraKey).toBe(made?.key);
        if (acts.some(({ kind }) => kind === 'click')) asPerson += 1;
      }),
      { numRuns: 50 },
    );
    expect(asPerson).toBeGreaterThan(10);
  }, 240_000);
});
