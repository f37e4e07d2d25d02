import {
  createManualClock,
  epicNameField,
  startFakeJira,
  tooMany,
  type FakeJira,
  type FakeJiraOptions,
  type ManualClock,
} from '../../testing/jira/index.js';
import { createJiraClient } from './client.js';
import { createEpicOnce, type EpicOnce, type EpicOnceRequest, type Progress } from './create-epic-once.js';
import type { Journal } from './make-once.js';

const requestId = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';
const label = `valora-${requestId}`;
const create = { method: 'POST', path: /\/rest\/api\/3\/issue$/ } as const;

let jira: FakeJira;
let clock: ManualClock;
/** What a database would hold between runs. */
let stored: Map<number, Progress>;

const journal: Journal = {
  beginSending: (part) => {
    if (stored.has(part)) return Promise.resolve(false);
    stored.set(part, { state: 'sent' });
    return Promise.resolve(true);
  },
  notSent: (part) => {
    stored.delete(part);
    return Promise.resolve();
  },
  made: (part, issue) => {
    stored.set(part, { state: 'made', issue });
    return Promise.resolve();
  },
};

const begin = async (options: FakeJiraOptions = {}): Promise<void> => {
  jira = await startFakeJira({ now: () => clock.now(), ...options });
};

const run = (request: Partial<EpicOnceRequest> = {}): Promise<EpicOnce> => {
  const client = createJiraClient({
    baseUrl: jira.baseUrl,
    auth: { kind: 'api_token', ...jira.credentials },
    clock,
    random: () => 0,
    timeoutMs: 200,
  });
  return createEpicOnce(
    { client, clock, journal },
    {
      requestId,
      projectKey: 'SHOP',
      claimedAtMs: Date.parse('2026-11-23T09:00:00Z'),
      epic: { summary: 'Pay by invoice', description: '# Why\n\n- 14 companies ask for it' },
      children: [],
      progress: new Map(stored),
      ...request,
    },
  );
};

beforeEach(() => {
  clock = createManualClock();
  stored = new Map();
});
afterEach(async () => {
  await jira.close();
});

describe('createEpicOnce', () => {
  it('creates an epic that says which request made it', async () => {
    await begin();
    const { epic } = await run();
    expect(epic).toMatchObject({ state: 'made', found: false, issue: { key: 'SHOP-1' } });
    const [issue] = jira.issues();
    expect(issue?.labels).toEqual([label]);
    expect(issue?.properties.get('valora.requestId')).toEqual({ id: requestId });
    expect(issue?.fields['description']).toMatchObject({ type: 'doc', version: 1 });
    expect(stored.get(0)).toMatchObject({ state: 'made', issue: { key: 'SHOP-1' } });
  });

  it('fills Epic Name where the create screen has it', async () => {
    await begin({ projects: [{ key: 'SHOP', style: 'classic', epicFields: [epicNameField] }] });
    await run();
    expect(jira.issues()[0]?.fields['customfield_10011']).toBe('Pay by invoice');
  });

  it('names the fields only a person can fill, and sends nothing', async () => {
    const team = { ...epicNameField, fieldId: 'customfield_9', name: 'Team', schema: { type: 'team' } };
    await begin({ projects: [{ key: 'SHOP', epicFields: [team] }] });
    await expect(run()).rejects.toMatchObject({ kind: 'invalid', message: expect.stringContaining('Team') });
    expect(jira.issues()).toHaveLength(0);
    expect(stored.size).toBe(0);
  });

  it('leaves out what the screen lacks, and still finds its epic by the property', async () => {
    await begin({ projects: [{ key: 'SHOP', without: ['labels', 'description'] }], indexLagMs: 4_000 });
    jira.fail({ ...create, performed: true, outcome: 'drop' });
    const { epic } = await run();
    expect(epic).toMatchObject({ state: 'made', found: true });
    expect(jira.issues()).toHaveLength(1);
  });

  it.each(['drop', 'hang', 'html', { status: 500 }, { status: 503 }, { status: 504 }] as const)(
    'finds the epic when the answer was lost to %j, though the index lags',
    async (outcome) => {
      await begin({ indexLagMs: 20_000 });
      jira.fail({ ...create, performed: true, outcome });
      expect((await run()).epic).toMatchObject({ state: 'made', found: true, issue: { key: 'SHOP-1' } });
      expect(jira.createdWithLabel(label)).toBe(1);
    },
  );

  it.each(['drop', 'hang', { status: 500 }] as const)(
    'asks a person when %j left it open and nothing shows',
    async (outcome) => {
      await begin();
      jira.fail({ ...create, performed: false, outcome });
      expect((await run()).epic).toMatchObject({ state: 'uncertain' });
      expect(stored.get(0)).toEqual({ state: 'sent' });
      expect(jira.issues()).toHaveLength(0);
    },
  );

  it('never sends again after an interruption, but takes the epic once it shows', async () => {
    await begin({ indexLagMs: 600_000 });
    jira.fail({ ...create, performed: true, outcome: 'drop' });
    expect((await run()).epic.state).toBe('uncertain');
    expect((await run()).epic.state).toBe('uncertain');
    clock.advance(600_000);
    expect((await run()).epic).toMatchObject({ state: 'made', found: true });
    expect(jira.createdWithLabel(label)).toBe(1);
  });

  it('may be repeated at once when Jira certainly did not take it', async () => {
    await begin();
    jira.fail({ ...create, ...tooMany('jira-quota-tenant-based', 1_800) });
    await expect(run()).rejects.toMatchObject({ kind: 'rate_limited', retryAfterMs: 1_800_000 });
    expect(stored.size).toBe(0);
    expect((await run()).epic).toMatchObject({ state: 'made', found: false });
  });

  it('keeps its note when looking fails after a lost answer, so that the next run looks again', async () => {
    await begin();
    let creating = false;
    jira.decide(({ path }) => {
      if (create.path.test(path)) {
        creating = true;
        return { performed: true, outcome: 'drop' };
      }
      return creating && /search/.test(path) ? { performed: false, outcome: { status: 503 } } : null;
    });
    await expect(run()).rejects.toMatchObject({ kind: 'unavailable' });
    expect(stored.get(0)).toEqual({ state: 'sent' });
    jira.healAll();
    expect((await run()).epic).toMatchObject({ state: 'made', found: true });
    expect(jira.createdWithLabel(label)).toBe(1);
  });

  it('prefers the original to a clone a person made', async () => {
    await begin();
    await run();
    jira.seed({
      projectKey: 'SHOP',
      summary: 'CLONE - Pay by invoice',
      typeName: 'Epic',
      labels: [label],
      createdAtMs: 0,
    });
    stored.clear();
    expect((await run()).epic).toMatchObject({ issue: { key: 'SHOP-1' }, twins: ['SHOP-2'] });
    expect(jira.createdWithLabel(label)).toBe(1);
  });

  it('two runs at the same time make one epic', async () => {
    await begin({ indexLagMs: 5_000 });
    const results = await Promise.all([run(), run(), run()]);
    expect(results.map(({ epic }) => epic.state)).toEqual(['made', 'made', 'made']);
    expect(jira.createdWithLabel(label)).toBe(1);
  });
});

describe('children', () => {
  const children = ['Send', 'Remind', 'Book'].map((summary) => ({ summary, description: '' }));

  it('are made below the epic, once each', async () => {
    await begin();
    const made = await run({ children });
    expect(made.children.map(({ state }) => state)).toEqual(['made', 'made', 'made']);
    expect(jira.issues().map(({ key, parentKey, labels }) => [key, parentKey, labels[0]])).toEqual([
      ['SHOP-1', null, label],
      ['SHOP-2', 'SHOP-1', `${label}-1`],
      ['SHOP-3', 'SHOP-1', `${label}-2`],
      ['SHOP-4', 'SHOP-1', `${label}-3`],
    ]);
    expect((await run({ children })).children).toHaveLength(3);
    expect(jira.issues()).toHaveLength(4);
  });

  it('are found again one by one after a crash', async () => {
    await begin();
    await run({ children });
    stored.clear();
    const again = await run({ children });
    expect(again.children.map((child) => child.state === 'made' && child.issue.key)).toEqual([
      'SHOP-2',
      'SHOP-3',
      'SHOP-4',
    ]);
    expect(jira.issues()).toHaveLength(4);
  });

  it('leave the epic standing when one of them stays open', async () => {
    await begin();
    let creations = 0;
    jira.decide(({ method, path }) => {
      if (method !== 'POST' || !/issue$/.test(path)) return null;
      creations += 1;
      return creations === 3 ? { performed: false, outcome: 'drop' } : null;
    });
    const made = await run({ children });
    expect(made.epic.state).toBe('made');
    expect(made.children.map(({ state }) => state)).toEqual(['made', 'uncertain', 'made']);
  });

  it('say what a project without a type for them lacks, and the epic stands', async () => {
    await begin({ projects: [{ key: 'SHOP' }] });
    jira.decide(({ path }) =>
      /issuetypes$/.test(path)
        ? {
            performed: false,
            outcome: {
              status: 200,
              body: { issueTypes: [{ id: '10001', name: 'Epic', hierarchyLevel: 1 }], total: 1 },
            },
          }
        : null,
    );
    const made = await run({ children: children.slice(0, 1) });
    expect(made.children[0]).toMatchObject({ state: 'failed', error: { kind: 'invalid' } });
  });
});
