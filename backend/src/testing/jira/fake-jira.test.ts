import { epicNameField, startFakeJira, tooMany, type FakeJira, type FakeJiraOptions } from './index.js';

const open: FakeJira[] = [];
const start = async (options?: FakeJiraOptions): Promise<FakeJira> => {
  const jira = await startFakeJira(options);
  open.push(jira);
  return jira;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((jira) => jira.close()));
});

const call = async (jira: FakeJira, method: string, path: string, body?: unknown) => {
  const { email, apiToken } = jira.credentials;
  const response = await fetch(`${jira.baseUrl}${path}`, {
    method,
    headers: {
      authorization: `Basic ${btoa(`${email}:${apiToken}`)}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: (text === '' ? null : JSON.parse(text)) as never,
  };
};

const epic = (fields: Record<string, unknown> = {}) => ({
  fields: { project: { key: 'SHOP' }, issuetype: { id: '10001' }, summary: 'Pay by invoice', ...fields },
});

describe('fake Jira', () => {
  it('refuses a stranger and a revoked token', async () => {
    const jira = await start();
    expect((await fetch(`${jira.baseUrl}/rest/api/3/myself`)).status).toBe(401);
    expect((await call(jira, 'GET', '/rest/api/3/myself')).status).toBe(200);
    jira.revoke();
    expect((await call(jira, 'GET', '/rest/api/3/myself')).status).toBe(401);
  });

  it('answers the old search with 410', async () => {
    const jira = await start();
    expect((await call(jira, 'POST', '/rest/api/3/search', { jql: 'project = SHOP' })).status).toBe(410);
  });

  it('knows a new issue at once, but its index does not', async () => {
    const jira = await start({ indexLagMs: 60_000 });
    const made = await call(jira, 'POST', '/rest/api/3/issue', epic({ labels: ['valora-1'] }));
    const { id, key } = made.json as { id: string; key: string };
    expect([made.status, key]).toEqual([201, 'SHOP-1']);
    const jql = { jql: 'labels = "valora-1"' };
    expect((await call(jira, 'POST', '/rest/api/3/search/jql', jql)).json).toEqual({
      issues: [],
      isLast: true,
    });
    const reconciled = await call(jira, 'POST', '/rest/api/3/search/jql', {
      ...jql,
      reconcileIssues: [Number(id)],
    });
    expect(reconciled.json).toMatchObject({ issues: [{ key: 'SHOP-1' }] });
    expect((await call(jira, 'GET', '/rest/api/3/issue/SHOP-1')).status).toBe(200);
  });

  it('gives ids alone unless fields are named', async () => {
    const jira = await start();
    jira.seed({ projectKey: 'SHOP', summary: 'One' });
    const bare = await call(jira, 'POST', '/rest/api/3/search/jql', { jql: 'project = SHOP' });
    expect((bare.json as { issues: object[] }).issues[0]).not.toHaveProperty('fields');
  });

  it.each([
    ['project = NONE', /does not exist/],
    ['order by created', /Unbounded/],
    ['nonsense = 1', /does not exist/],
    ['project ~ SHOP', /operator/],
  ])('refuses the JQL %j', async (jql, problem) => {
    const jira = await start();
    const answer = await call(jira, 'POST', '/rest/api/3/search/jql', { jql });
    expect(answer.status).toBe(400);
    expect((answer.json as { errorMessages: string[] }).errorMessages.join()).toMatch(problem);
  });

  it.each([
    ['no summary', epic({ summary: '' }), 'summary'],
    ['a long summary', epic({ summary: 'x'.repeat(256) }), 'summary'],
    ['plain text for a description', epic({ description: 'text' }), 'description'],
    ['a label with a space', epic({ labels: ['a b'] }), 'labels'],
    ['an unknown field', epic({ customfield_1: 'x' }), 'customfield_1'],
    ['a parent that is none', epic({ parent: { key: 'SHOP-9' } }), 'parent'],
  ])('refuses %s', async (_, body, field) => {
    const jira = await start();
    const answer = await call(jira, 'POST', '/rest/api/3/issue', body);
    expect(answer.status).toBe(400);
    expect(Object.keys((answer.json as { errors: object }).errors)).toEqual([field]);
    expect(jira.issues()).toHaveLength(0);
  });

  it('requires Epic Name where the project says so', async () => {
    const jira = await start({ projects: [{ key: 'SHOP', style: 'classic', epicFields: [epicNameField] }] });
    expect((await call(jira, 'POST', '/rest/api/3/issue', epic())).status).toBe(400);
    expect((await call(jira, 'POST', '/rest/api/3/issue', epic({ customfield_10011: 'Pay' }))).status).toBe(
      201,
    );
  });

  it('counts what it creates even when the answer is lost', async () => {
    const jira = await start();
    jira.fail({ method: 'POST', path: /\/issue$/, performed: true, outcome: 'drop' });
    await expect(call(jira, 'POST', '/rest/api/3/issue', epic({ labels: ['valora-2'] }))).rejects.toThrow();
    expect(jira.createdWithLabel('valora-2')).toBe(1);
  });

  it('limits as told, for as many requests as told', async () => {
    const jira = await start();
    jira.fail({ ...tooMany('jira-burst-based', 3), times: 2 });
    const statuses: number[] = [];
    for (let index = 0; index < 3; index += 1)
      statuses.push((await call(jira, 'GET', '/rest/api/3/myself')).status);
    expect(statuses).toEqual([429, 429, 200]);
  });
});
