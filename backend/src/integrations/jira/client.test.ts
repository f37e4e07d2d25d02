import {
  createManualClock,
  startFakeJira,
  tooMany,
  type FakeJira,
  type FakeJiraOptions,
  type ManualClock,
} from '../../testing/jira/index.js';
import { createJiraClient, type JiraClient, type JiraClientOptions } from './client.js';
import { failureOf } from './testing/failure-of.js';

let jira: FakeJira;
let clock: ManualClock;

const start = async (
  options: FakeJiraOptions = {},
  more: Partial<JiraClientOptions> = {},
): Promise<JiraClient> => {
  jira = await startFakeJira({ now: () => clock.now(), ...options });
  return clientOf(more);
};
const clientOf = (more: Partial<JiraClientOptions> = {}): JiraClient =>
  createJiraClient({
    baseUrl: jira.baseUrl,
    auth: { kind: 'api_token', ...jira.credentials },
    clock,
    random: () => 0,
    ...more,
  });
const requestsTo = (path: RegExp): number =>
  jira.requests().filter((request) => path.test(request.path)).length;

beforeEach(() => {
  clock = createManualClock();
});
afterEach(async () => {
  await jira.close();
});

describe('reading', () => {
  it('says who we are', async () => {
    const client = await start();
    expect(await client.myself()).toEqual({
      accountId: '5b10a2844c20165700ede21g',
      displayName: 'Valora Robot',
    });
  });

  it('follows the pages of projects', async () => {
    const keys = ['A', 'B', 'C', 'D', 'E'].map((letter) => `P${letter}`);
    const client = await start({ projects: keys.map((key) => ({ key })) });
    expect((await client.getProjects()).map(({ key }) => key)).toEqual(keys);
  });

  it('follows the tokens of a search and stops where the caller stops', async () => {
    const client = await start({ largestPage: 10 });
    for (let number = 1; number <= 35; number += 1)
      jira.seed({ projectKey: 'SHOP', summary: `Issue ${String(number)}` });
    const summaries: unknown[] = [];
    for await (const issue of client.searchByJql({
      jql: 'project = SHOP ORDER BY created ASC',
      fields: ['summary'],
    }))
      summaries.push(issue.fields['summary']);
    expect(summaries).toHaveLength(35);
    expect(new Set(summaries).size).toBe(35);
    expect(requestsTo(/search/)).toBe(4);
    for await (const issue of client.searchByJql({ jql: 'project = SHOP', fields: [] })) {
      expect(issue.fields).toEqual({});
      break;
    }
    expect(requestsTo(/search/)).toBe(5);
  });

  it('names the fields of a page', async () => {
    const client = await start();
    jira.seed({ projectKey: 'SHOP', summary: 'One', fields: { customfield_10016: 3 } });
    const pages = client.searchPages({ jql: 'project = SHOP', fields: ['summary', 'customfield_10016'] });
    const page = (await pages.next()).value;
    expect(page).toMatchObject({ names: { customfield_10016: 'Story point estimate' } });
  });

  it('sees an issue written a moment ago when its id is named', async () => {
    const client = await start({ indexLagMs: 60_000 });
    const types = await client.epicTypesOf('SHOP');
    const made = await client.createIssue({ projectKey: 'SHOP', typeId: types.epic.id, summary: 'New' });
    const search = async (ids: string[]) => {
      const found: string[] = [];
      for await (const issue of client.searchByJql({
        jql: 'project = SHOP',
        fields: [],
        reconcileIssueIds: ids,
      }))
        found.push(issue.key);
      return found;
    };
    expect(await search([])).toEqual([]);
    expect(await search([made.id])).toEqual([made.key]);
  });

  it('finds the epic type by level, whatever it is called', async () => {
    const client = await start({ projects: [{ key: 'SHOP', epicTypeName: 'Großes Thema' }], largestPage: 2 });
    const types = await client.epicTypesOf('SHOP');
    expect([types.epic.name, types.child?.name]).toEqual(['Großes Thema', 'Story']);
  });

  it('says so where a project has no epics', async () => {
    const client = await start({ projects: [{ key: 'SHOP', withoutEpicType: true }] });
    const error = await failureOf(client.epicTypesOf('SHOP'));
    expect(error.kind).toBe('invalid');
    expect(error.message).toMatch(/no issue type at epic level/);
  });

  it('writes and reads issue properties', async () => {
    const client = await start();
    const key = jira.seed({ projectKey: 'SHOP', summary: 'One' });
    const where = { issueKey: key, property: 'valora.score' };
    expect(await client.findIssueProperty(where)).toBeUndefined();
    await client.setIssueProperty({ ...where, value: { roi: 110 } });
    expect(await client.findIssueProperty(where)).toEqual({ roi: 110 });
  });

  it('relates two issues once, however often it is asked', async () => {
    const client = await start();
    const [fromKey, toKey] = [1, 2].map(() => jira.seed({ projectKey: 'SHOP', summary: 'x' })) as [
      string,
      string,
    ];
    expect(await client.relate({ fromKey, toKey })).toBe(true);
    await client.relate({ fromKey, toKey });
    expect(jira.links()).toHaveLength(1);
  });

  it('never lets a value change the path', async () => {
    const client = await start();
    await expect(client.getIssue({ key: '..', fields: [] })).rejects.toThrow(RangeError);
    const error = await failureOf(client.getIssue({ key: '../../admin?x=1', fields: [] }));
    expect(error.kind).toBe('not_found');
    expect(jira.requests().at(-1)?.path).toBe('/rest/api/3/issue/..%2F..%2Fadmin%3Fx%3D1');
  });
});

describe('errors', () => {
  it.each([
    [400, 'invalid'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [410, 'gone'],
    [413, 'invalid'],
    [422, 'invalid'],
  ])('translates %i to %s, at once and for good', async (status, kind) => {
    const client = await start();
    jira.fail({
      performed: false,
      outcome: { status, body: { errorMessages: ['Because.'], errors: { x: 'y' } } },
    });
    const error = await failureOf(client.myself());
    expect({
      kind: error.kind,
      retry: error.retryAfterMs,
      happened: error.mayHaveHappened,
      status: error.status,
    }).toEqual({
      kind,
      retry: null,
      happened: false,
      status,
    });
    expect(error.traceId).toBe('f1ac0ffee0000001');
    expect(jira.requests()).toHaveLength(1);
  });

  it('hands on what Jira says about fields', async () => {
    const client = await start();
    const error = await failureOf(client.createIssue({ projectKey: 'SHOP', typeId: '10001', summary: '' }));
    expect(error.fault).toEqual({
      kind: 'invalid',
      messages: [],
      fields: { summary: 'You must specify a summary of the issue.' },
    });
    expect(error.message).toMatch(/must specify a summary/);
  });

  it('treats an anonymous answer to a wrong token as unauthorized', async () => {
    const client = await start();
    const headers = { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' };
    jira.fail({ performed: false, outcome: { status: 200, headers, body: { issues: [], isLast: true } } });
    const search = client.searchByJql({ jql: 'project = SHOP', fields: [] });
    expect((await failureOf(search.next())).kind).toBe('unauthorized');
  });

  it('follows no redirect', async () => {
    const client = await start();
    jira.fail({
      performed: false,
      outcome: { status: 302, headers: { location: 'http://169.254.169.254/' } },
    });
    expect((await failureOf(client.myself())).kind).toBe('gone');
    expect(jira.requests()).toHaveLength(1);
  });

  it('reads what is not JSON, or not what is documented, as garbage', async () => {
    const client = await start();
    jira.fail({ performed: false, outcome: 'html', times: 4 });
    expect((await failureOf(client.myself())).kind).toBe('garbage');
    jira.fail({ performed: false, outcome: { status: 200, body: { accountId: 7 } }, times: 4 });
    expect((await failureOf(client.myself())).kind).toBe('garbage');
  });

  it('stops reading an answer without end', async () => {
    const client = await start({}, { maxBytes: 100_000, patience: { tries: 1, maxWaitMs: 0 } });
    jira.fail({ performed: false, outcome: 'huge' });
    expect((await failureOf(client.myself())).kind).toBe('garbage');
  });

  it('stops a search that hands out the same page for ever', async () => {
    const client = await start();
    const body = { issues: [], isLast: false, nextPageToken: 'again' };
    jira.fail({ path: /search/, performed: false, outcome: { status: 200, body }, times: 5 });
    const pages = client.searchPages({ jql: 'project = SHOP', fields: [] });
    await pages.next();
    await pages.next();
    expect((await failureOf(pages.next())).message).toMatch(/repeats the same page/);
  });

  it('gives up on a hung answer', async () => {
    const client = await start({}, { timeoutMs: 50, patience: { tries: 2, maxWaitMs: 20_000 } });
    jira.fail({ performed: false, outcome: 'hang', times: 2 });
    const error = await failureOf(client.myself());
    expect([error.kind, error.retryAfterMs, jira.requests().length]).toEqual(['timeout', 5_000, 2]);
  });

  it('knows that an address nobody listens at was never reached', async () => {
    const client = await start();
    await jira.close();
    const error = await failureOf(client.createIssue({ projectKey: 'SHOP', typeId: '10001', summary: 'x' }));
    expect([error.kind, error.mayHaveHappened]).toEqual(['unavailable', false]);
    jira = await startFakeJira();
  });

  it('ends with its caller', async () => {
    const controller = new AbortController();
    const client = await start({}, { signal: controller.signal });
    jira.fail({ performed: false, outcome: 'hang' });
    const pending = failureOf(client.myself());
    setTimeout(() => {
      controller.abort();
    }, 20);
    expect((await pending).kind).toBe('timeout');
    expect(jira.requests()).toHaveLength(1);
  });
});

describe('trying again', () => {
  it('repeats reads through passing trouble', async () => {
    const client = await start();
    jira.fail({ performed: false, outcome: { status: 503 } });
    jira.fail({ performed: false, outcome: 'drop' });
    jira.fail({ performed: false, outcome: 'html' });
    await expect(client.myself()).rejects.toMatchObject({ kind: 'garbage' });
    jira.fail({ performed: false, outcome: { status: 503, headers: { 'retry-after': '2' } } });
    expect((await client.myself()).displayName).toBe('Valora Robot');
    expect(clock.sleeps.at(-1)).toBe(2_000);
  });

  it('gives up after four tries', async () => {
    const client = await start();
    jira.fail({ performed: false, outcome: { status: 500 }, times: 10 });
    expect((await failureOf(client.myself())).kind).toBe('unavailable');
    expect(jira.requests()).toHaveLength(4);
  });

  it.each(['drop', 'hang', { status: 500 }, { status: 503 }, { status: 504 }, 'html'] as const)(
    'never repeats a creation after %j',
    async (outcome) => {
      const client = await start({}, { timeoutMs: 100 });
      jira.fail({ method: 'POST', performed: true, outcome });
      const error = await failureOf(
        client.createIssue({ projectKey: 'SHOP', typeId: '10001', summary: 'x' }),
      );
      expect(error.mayHaveHappened).toBe(true);
      expect(jira.issues()).toHaveLength(1);
      expect(jira.requests()).toHaveLength(1);
    },
  );

  it('repeats a creation that was refused for a burst, after the wait asked for', async () => {
    const client = await start();
    jira.fail({ method: 'POST', ...tooMany('jira-burst-based', 3) });
    jira.fail({ method: 'POST', ...tooMany('jira-per-issue-on-write', 4) });
    await client.createIssue({ projectKey: 'SHOP', typeId: '10001', summary: 'x' });
    expect(jira.issues()).toHaveLength(1);
    expect(clock.sleeps).toEqual([3_000, 4_000]);
  });

  it('leaves a wait that is too long to the caller', async () => {
    const client = await start();
    jira.fail(tooMany('jira-burst-based', 120));
    const error = await failureOf(client.myself());
    expect(error.fault).toEqual({ kind: 'rate_limited', limit: 'burst', retryAfterMs: 120_000 });
    expect(clock.sleeps).toEqual([]);
  });

  it('stops everything when the quota is used up, without asking Jira again', async () => {
    const client = await start();
    jira.fail(tooMany('jira-quota-tenant-based', 1_800));
    expect((await failureOf(client.myself())).fault).toMatchObject({
      limit: 'quota',
      retryAfterMs: 1_800_000,
    });
    expect((await failureOf(client.getProjects())).fault).toMatchObject({ limit: 'quota' });
    expect(jira.requests()).toHaveLength(1);
    clock.advance(1_800_000);
    await client.getProjects();
    expect(jira.requests()).toHaveLength(2);
  });

  it('slows only the endpoint a burst was about', async () => {
    const client = await start({}, { patience: { tries: 1, maxWaitMs: 20_000 } });
    jira.fail(tooMany('jira-burst-based', 10));
    await failureOf(client.myself());
    await client.getProjects();
    expect(clock.sleeps).toEqual([]);
    await client.myself();
    expect(clock.sleeps).toEqual([10_000]);
  });

  it('doubles its waits and adds jitter', async () => {
    const client = await start({}, { random: () => 1, patience: { tries: 4, maxWaitMs: 60_000 } });
    jira.fail({ performed: false, outcome: { status: 503, headers: { 'retry-after': '0' } }, times: 3 });
    await client.myself();
    expect(clock.sleeps).toEqual([625, 1_250, 2_500]);
  });
});
