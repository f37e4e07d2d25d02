import {
  createManualClock,
  startFakeJira,
  tooMany,
  type FakeJira,
  type ManualClock,
} from '../../testing/jira/index.js';
import { createJiraClient, type JiraClient } from './client.js';
import type { JiraPoints } from './points.js';

let jira: FakeJira;
let clock: ManualClock;
let taken: number[];
let settled: { above: number; left: number | null }[];
/** Milliseconds that asking for points answers, one after the other; null: granted. */
let answers: (number | null)[];

const purse: JiraPoints = {
  take: (points) => {
    taken.push(points);
    return Promise.resolve(answers.shift() ?? null);
  },
  settle: (facts) => {
    settled.push(facts);
    return Promise.resolve();
  },
};

let client: JiraClient;

beforeEach(async () => {
  clock = createManualClock();
  taken = [];
  settled = [];
  answers = [];
  jira = await startFakeJira({ now: () => clock.now() });
  client = createJiraClient({
    baseUrl: jira.baseUrl,
    auth: { kind: 'api_token', ...jira.credentials },
    clock,
    random: () => 0,
    points: purse,
  });
});
afterEach(async () => {
  await jira.close();
});

const net = (): number =>
  taken.reduce((sum, points) => sum + points, 0) + settled.reduce((sum, { above }) => sum + above, 0);

describe('points of calls', () => {
  it('are taken before and corrected by what the answer shows', async () => {
    for (let number = 1; number <= 7; number += 1) jira.seed({ projectKey: 'SHOP', summary: 'x' });
    for await (const page of client.searchPages({ jql: 'project = SHOP', fields: ['summary'] }))
      expect(page.issues).toHaveLength(7);
    expect([taken, net()]).toEqual([[101], 8]);
  });

  it.each([
    ['a write', () => client.setIssueProperty({ issueKey: 'SHOP-1', property: 'p', value: 1 }), 1],
    ['one issue', () => client.getIssue({ key: 'SHOP-1', fields: [] }), 2],
    ['an account', () => client.myself(), 3],
    ['a hundred properties', () => client.setIssueProperties([{ issueId: '1', properties: { p: 1 } }]), 1],
  ])('of %s', async (_, call, cost) => {
    jira.seed({ projectKey: 'SHOP', summary: 'x' });
    await call();
    expect(net()).toBe(cost);
  });

  it('are one for a refusal, and all that was taken where no answer came', async () => {
    jira.fail({ path: /search/, performed: false, outcome: { status: 403 } });
    await expect(client.searchByJql({ jql: 'project = SHOP', fields: [] }).next()).rejects.toThrow();
    expect(net()).toBe(1);
    jira.fail({ path: /search/, performed: true, outcome: 'drop', times: 4 });
    await expect(client.searchByJql({ jql: 'project = SHOP', fields: [] }).next()).rejects.toThrow();
    expect(net()).toBe(1 + 4 * 101);
  });

  it('that are spent keep a call from being sent, without closing the way for calls that may', async () => {
    answers = [1_800_000];
    await expect(client.myself()).rejects.toMatchObject({
      kind: 'rate_limited',
      fault: { limit: 'quota', retryAfterMs: 1_800_000 },
      mayHaveHappened: false,
    });
    expect(jira.requests()).toEqual([]);
    await client.myself();
    expect(jira.requests()).toHaveLength(1);
  });

  it('are waited for where the next hour is near', async () => {
    answers = [9_000];
    await client.myself();
    expect([clock.sleeps, taken]).toEqual([[9_000], [3, 3]]);
  });

  it('are as few as Jira says', async () => {
    const ratelimit = '"global-app-quota";r=1234;t=900';
    jira.fail({
      path: /myself/,
      performed: false,
      outcome: { status: 200, headers: { ratelimit }, body: { accountId: 'a', displayName: 'A' } },
    });
    await client.myself();
    jira.fail({ ...tooMany('jira-quota-global-based', 60), path: /myself/ });
    await expect(client.myself()).rejects.toMatchObject({ kind: 'rate_limited' });
    jira.fail({ ...tooMany('jira-quota-tenant-based', 60), path: /myself/ });
    clock.advance(120_000);
    await expect(client.myself()).rejects.toMatchObject({ kind: 'rate_limited' });
    expect(settled.map(({ left }) => left)).toEqual([1_234, 0, null]);
  });
});
