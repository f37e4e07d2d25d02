import { setTimeout as delay } from 'node:timers/promises';
import { startApp, type TestApp } from '../testing/start-app.js';
import { startFakeJira, type FakeJira } from '../testing/jira/index.js';

let app: TestApp;
let jira: FakeJira;

beforeAll(async () => {
  jira = await startFakeJira({ projects: [{ key: 'IDEA' }, { key: 'SHOP' }] });
  app = await startApp({ jobs: true, env: { ALLOW_LOOPBACK_JIRA: '1' } });
}, 60_000);
afterAll(async () => {
  await app.close();
  await jira.close();
});

const post = (path: string, body?: unknown, key?: string) =>
  app.call('POST', path, {
    ...(body === undefined ? {} : { body }),
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });

const until = async <T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const value = await read();
    if (done(value)) return value;
    await delay(100);
  }
  throw new Error(`still ${JSON.stringify(await read())}`);
};

const epicOf = async (id: string) => (await app.call('GET', `/epics/${id}`)).body.data;
const connection = () => ({ siteUrl: jira.baseUrl, ...jira.credentials, projectKey: 'SHOP' });

describe('from connecting Jira to a linked epic, over HTTP', () => {
  it('connects, brings issues in, and creates the epic of one of them once', async () => {
    const idea = jira.seed({
      projectKey: 'IDEA',
      summary: 'Pay by invoice',
      fields: { description: 'Many ask.' },
    });
    const connected = await post('/integrations/jira', connection());
    expect([connected.status, connected.body.data.state]).toEqual([201, 'connected']);

    const synced = await post(`/integrations/${connected.body.data.id}/sync`, { jql: 'project = IDEA' });
    expect(synced.status).toBe(202);
    const { importId } = synced.body.data;
    await until(
      async () => (await app.call('GET', `/imports/${importId}`)).body.data,
      ({ state }: { state: string }) => state === 'done',
    );

    const listed = await app.call('GET', '/features?limit=50');
    const feature = listed.body.data.items.find(({ key }: { key: string }) => key === idea);
    const preview = await post(`/features/${feature.id}/epic-preview`);
    expect(preview.body.data).toMatchObject({
      draft: { projectKey: 'SHOP', summary: 'Pay by invoice' },
      trackerConnected: true,
      projects: [{ key: 'IDEA' }, { key: 'SHOP' }],
    });

    const asked = await post('/epics', { items: [{ featureId: feature.id }] }, 'ask-1');
    const again = await post('/epics', { items: [{ featureId: feature.id }] }, 'ask-1');
    expect(again.body.data).toEqual(asked.body.data);
    const [{ id }] = asked.body.data.items;
    expect((await post(`/epics/${id}/approve`)).status).toBe(202);
    const linked = await until(
      () => epicOf(id),
      ({ state }: { state: string }) => state === 'linked',
    );
    expect(linked).toMatchObject({ jiraKey: 'SHOP-1', problem: null });
    expect(jira.links()).toEqual([expect.objectContaining({ inwardKey: idea, outwardKey: 'SHOP-1' })]);
    expect([...jira.creations().values()]).toEqual([1]);
  }, 60_000);

  it('answers trouble of Jira in the envelope, without giving the token away', async () => {
    const refused = await post('/integrations/jira', { ...connection(), apiToken: 'a-wrong-token' });
    expect(refused.status).toBe(400);
    expect(refused.body.error).toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'body.apiToken' }],
    });
    expect(JSON.stringify(refused.body)).not.toContain('a-wrong-token');
    const listed = await app.call('GET', '/integrations');
    expect(JSON.stringify(listed.body)).not.toContain(jira.credentials.apiToken);
  });
});
