import {
  createManualClock,
  roiField,
  startFakeJira,
  storyPointsField,
  type FakeJira,
  type FakeJiraOptions,
  type ManualClock,
} from '../../testing/jira/index.js';
import { createJiraClient, type JiraClient } from './client.js';
import { failureOf } from './testing/failure-of.js';

let jira: FakeJira;
let clock: ManualClock;

const clientFor = (token: string): JiraClient =>
  createJiraClient({
    baseUrl: jira.apiBaseUrl,
    auth: { kind: 'oauth', accessToken: () => Promise.resolve(token) },
    clock,
    random: () => 0,
  });
const start = async (options: FakeJiraOptions = {}): Promise<JiraClient> => {
  jira = await startFakeJira({
    now: () => clock.now(),
    projects: [
      { key: 'SHOP', name: 'Shop' },
      { key: 'PAY', name: 'Pay' },
    ],
    people: [{ accountId: 'ada', permissions: { SHOP: ['BROWSE_PROJECTS', 'EDIT_ISSUES'] } }],
    ...options,
  });
  return clientFor(jira.systemToken);
};
const seedMany = (count: number): string[] =>
  Array.from({ length: count }, (_, index) =>
    jira.seed({ projectKey: 'SHOP', summary: `Issue ${String(index)}` }),
  );

beforeEach(() => {
  clock = createManualClock();
});
afterEach(async () => {
  await jira.close();
});

describe('who may what', () => {
  const question = { global: ['ADMINISTER'], permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'] };

  it('asks for the person of a token, for many projects at once', async () => {
    await start();
    const projectIds = [jira.projectId('SHOP'), jira.projectId('PAY'), '99999'];
    const held = await clientFor(jira.userTokenOf('ada')).checkPermissions({ ...question, projectIds });
    expect(held).toEqual({
      global: [],
      projects: { BROWSE_PROJECTS: [jira.projectId('SHOP')], EDIT_ISSUES: [jira.projectId('SHOP')] },
    });
  });

  it('lets the app ask for an account, and nobody else', async () => {
    const app = await start();
    const ask = { ...question, accountId: 'ada', projectIds: [jira.projectId('SHOP')] };
    expect((await app.checkPermissions(ask)).projects['EDIT_ISSUES']).toEqual([jira.projectId('SHOP')]);
    jira.addPerson({ accountId: 'bob' });
    expect((await failureOf(clientFor(jira.userTokenOf('bob')).checkPermissions(ask))).kind).toBe(
      'forbidden',
    );
  });

  it('splits more than 1,000 projects', async () => {
    const app = await start();
    const projectIds = Array.from({ length: 1_500 }, (_, index) => String(20_000 + index));
    const held = await app.checkPermissions({
      ...question,
      accountId: 'ada',
      projectIds: [...projectIds, jira.projectId('SHOP')],
    });
    expect(held.projects['BROWSE_PROJECTS']).toEqual([jira.projectId('SHOP')]);
    expect(jira.requests()).toHaveLength(2);
  });

  it('sees nothing without the permission to browse', async () => {
    await start();
    const key = jira.seed({ projectKey: 'PAY', summary: 'Hidden' });
    const ada = clientFor(jira.userTokenOf('ada'));
    expect((await failureOf(ada.getIssue({ key, fields: ['summary'] }))).kind).toBe('not_found');
    expect((await failureOf(ada.getProject('PAY'))).kind).toBe('not_found');
    expect(await ada.bulkFetchIssues({ ids: [key], fields: [] })).toEqual({ issues: [], missing: [key] });
    expect(await ada.approximateCount('project = PAY')).toBe(0);
  });

  it('knows site, projects, people and fields', async () => {
    const app = await start();
    expect(await app.serverInfo()).toEqual({ baseUrl: jira.baseUrl, serverTitle: 'Jira of Acme' });
    expect(await app.getProject(jira.projectId('SHOP'))).toMatchObject({ key: 'SHOP', name: 'Shop' });
    expect(await app.getUser('ada')).toEqual({ accountId: 'ada', displayName: 'Person ada' });
    expect((await failureOf(app.getUser('nobody'))).kind).toBe('not_found');
    const fields = await app.getFields();
    expect(fields.find(({ id }) => id === roiField)).toMatchObject({ name: 'Valora ROI', custom: true });
  });
});

describe('issues in bulk', () => {
  it('reads up to 100 by number, with what is missing', async () => {
    const app = await start();
    const keys = seedMany(3);
    const ids = keys.map((key) => jira.issue(key).id);
    jira.remove(keys[1] ?? '');
    const { issues, missing } = await app.bulkFetchIssues({ ids, fields: ['summary'] });
    expect(issues.map(({ id, fields }) => [id, fields])).toEqual([
      [ids[0], { summary: 'Issue 0' }],
      [ids[2], { summary: 'Issue 2' }],
    ]);
    expect(missing).toEqual([ids[1]]);
    expect(jira.requests().at(-1)?.fields).toEqual(['summary']);
    await expect(app.bulkFetchIssues({ ids: Array<string>(101).fill('1'), fields: [] })).rejects.toThrow(
      RangeError,
    );
  });

  it('finds a moved issue by its number, under its new key', async () => {
    const app = await start();
    const [key = ''] = seedMany(1);
    const { id } = jira.issue(key);
    const moved = jira.move(key, 'PAY');
    const { issues } = await app.bulkFetchIssues({ ids: [id], fields: ['project'] });
    expect(issues).toMatchObject([{ key: moved, fields: { project: { key: 'PAY' } } }]);
  });

  it('goes on with a search where it stopped', async () => {
    const app = await start({ largestPage: 2 });
    const keys = seedMany(5);
    const search = { jql: 'project = SHOP ORDER BY id ASC', fields: ['summary'] };
    const first = (await app.searchPages(search).next()).value;
    const later: string[] = [];
    const pageToken = first?.nextPageToken ?? null;
    for await (const { issues } of app.searchPages({ ...search, pageToken }))
      later.push(...issues.map(({ key }) => key));
    expect(later).toEqual(keys.slice(2));
  });

  it('says that a page can no longer be asked for, and that a search is wrong', async () => {
    const app = await start({ largestPage: 2 });
    seedMany(5);
    const search = { jql: 'project = SHOP ORDER BY id ASC', fields: [] };
    const first = (await app.searchPages(search).next()).value;
    jira.expirePageTokens();
    const pageToken = first?.nextPageToken ?? null;
    const stale = await failureOf(app.searchPages({ ...search, pageToken }).next());
    expect([stale.kind, stale.pageRefused]).toEqual(['invalid', true]);
    const wrong = await failureOf(app.searchPages({ jql: 'nonsense = 1', fields: [] }).next());
    expect([wrong.kind, wrong.pageRefused]).toEqual(['invalid', false]);
  });

  it('counts, and finds what changed lately', async () => {
    const app = await start();
    const keys = seedMany(3);
    clock.advance(3 * 3_600_000);
    jira.edit(keys[2] ?? '', (issue) => {
      issue.fields['summary'] = 'Changed';
    });
    expect(await app.approximateCount(`project in (${jira.projectId('SHOP')})`)).toBe(3);
    expect(await app.approximateCount('project in (SHOP) AND updated >= -150m')).toBe(1);
    const { id } = jira.issue(keys[0] ?? '');
    expect(await app.approximateCount(`project = SHOP AND id > ${id}`)).toBe(2);
    expect(await app.approximateCount('project = SHOP AND level is EMPTY')).toBe(3);
  });

  it('reads comments and work, and who may read a comment', async () => {
    const app = await start({ largestPage: 2 });
    const [key = ''] = seedMany(1);
    const open = jira.comment(key, { text: 'We need invoices', accountId: 'ada' });
    jira.comment(key, { text: 'Secret', role: 'Administrators' });
    jira.comment(key, { text: 'And again' });
    jira.logWork(key, { seconds: 3_600, accountId: 'ada' });
    const { id: issueId } = jira.issue(key);
    const comments = await app.listComments(issueId);
    expect(comments.map(({ isRestricted }) => isRestricted)).toEqual([false, true, false]);
    const one = await app.getComment({ issueId, commentId: open });
    expect(one).toMatchObject({ author: { accountId: 'ada' }, isRestricted: false });
    expect(JSON.stringify(one.body)).toContain('We need invoices');
    expect(await app.listWorklogs(issueId)).toMatchObject([{ seconds: 3_600, author: { accountId: 'ada' } }]);
    expect((await failureOf(app.getComment({ issueId, commentId: '1' }))).kind).toBe('not_found');
  });
});

describe('writing', () => {
  it('changes fields as the person may, silently where Jira lets them', async () => {
    await start();
    const [key = ''] = seedMany(1);
    clock.advance(60_000);
    await clientFor(jira.userTokenOf('ada')).updateIssue({
      issue: key,
      fields: { summary: 'New', labels: ['x'], [storyPointsField]: 5 },
    });
    expect(jira.issue(key)).toMatchObject({
      fields: { summary: 'New', [storyPointsField]: 5 },
      labels: ['x'],
      updatedAtMs: clock.now(),
    });
    const edits = () => jira.requests().flatMap(({ method, query }) => (method === 'PUT' ? [query] : []));
    // Silence is an administrator's to ask for.
    expect(edits()).toEqual(['?notifyUsers=false', '']);
    await clientFor(jira.systemToken).updateIssue({ issue: key, fields: { summary: 'Newer' } });
    expect(edits().slice(2)).toEqual(['?notifyUsers=false']);
    jira.permit('ada', 'SHOP', ['BROWSE_PROJECTS']);
    const change = clientFor(jira.userTokenOf('ada')).updateIssue({ issue: key, fields: { summary: 'No' } });
    expect((await failureOf(change)).kind).toBe('forbidden');
  });

  it('sets properties of many issues by a task', async () => {
    const app = await start();
    const keys = seedMany(2);
    jira.setTasks({ polls: 1 });
    const taskId = await app.setIssueProperties(
      keys.map((key) => ({ issueId: jira.issue(key).id, properties: { 'valora.score': { roi: 110 } } })),
    );
    expect(await app.getTask(taskId)).toMatchObject({ status: 'RUNNING', isOver: false });
    expect(await app.getTask(taskId)).toMatchObject({ status: 'COMPLETE', isOver: true });
    expect(keys.map((key) => jira.issue(key).properties.get('valora.score'))).toEqual([
      { roi: 110 },
      { roi: 110 },
    ]);
    expect((await failureOf(app.getTask('1'))).kind).toBe('not_found');
    await expect(app.setIssueProperties([])).rejects.toThrow(RangeError);
  });

  it('writes values of the app’s field, which nobody else may', async () => {
    const app = await start();
    const [key = ''] = seedMany(1);
    const values = { field: roiField, updates: [{ issueIds: [jira.issue(key).id], value: 110 }] };
    await app.setFieldValues(values);
    expect(jira.issue(key).fields[roiField]).toBe(110);
    const person = clientFor(jira.userTokenOf('ada'));
    expect((await failureOf(person.setFieldValues(values))).kind).toBe('forbidden');
    expect((await failureOf(app.setFieldValues({ ...values, field: 'summary' }))).kind).toBe('not_found');
  });

  it('refreshes what Jira stored for a JQL function, and says what is gone', async () => {
    const app = await start({ largestPage: 2 });
    const ids = ['5', '10', '20'].map((count) =>
      jira.precompute({ functionName: 'valoraTop', arguments: [count], value: 'issue in (SHOP-1)' }),
    );
    const stored = await app.listPrecomputations();
    expect(stored.map((one) => [one.id, one.arguments])).toEqual([
      [ids[0], ['5']],
      [ids[1], ['10']],
      [ids[2], ['20']],
    ]);
    jira.forgetPrecomputation(ids[1] ?? '');
    const gone = await app.updatePrecomputations([
      { id: ids[0] ?? '', value: 'issue in (SHOP-2)' },
      { id: ids[1] ?? '', value: 'issue in (SHOP-3)' },
      { id: ids[2] ?? '', error: 'Not connected' },
    ]);
    expect(gone).toEqual([ids[1]]);
    expect(jira.precomputations().map(({ value, error }) => value ?? error)).toEqual([
      'issue in (SHOP-2)',
      'Not connected',
    ]);
  });

  it('does not follow an answer that names no place', async () => {
    const app = await start();
    jira.fail({ method: 'POST', path: /multi$/, performed: false, outcome: { status: 303 } });
    const write = app.setIssueProperties([{ issueId: '20001', properties: { 'valora.score': {} } }]);
    expect((await failureOf(write)).kind).toBe('gone');
  });
});
