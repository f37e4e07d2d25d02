import { randomUUID } from 'node:crypto';
import { startApp, type TestAnswer, type TestApp } from '../testing/start-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ jobs: true });
});
afterAll(() => app.close());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const call = (
  method: Method,
  path: string,
  more: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<TestAnswer> =>
  app.call(method, path, {
    ...more,
    headers: { ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}), ...more.headers },
  });

/** Asks until the answer is as wished; jest's own time limit ends a wait in vain. */
const until = async (
  path: string,
  wished: (data: TestAnswer['body']) => boolean,
): Promise<TestAnswer['body']> => {
  for (;;) {
    const { body } = await call('GET', path);
    if (body.success === true && wished(body.data)) return body.data;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const ids: string[] = [];
const setValue = (id: string, value: number) =>
  call('PUT', `/features/${id}/inputs`, { body: { inputs: [{ name: 'value', value }] } });

beforeAll(async () => {
  for (const [index, value] of [90_000, 60_000, 30_000].entries()) {
    // One title, so that texts say the same of their effort.
    const { body } = await call('POST', '/features', { body: { title: 'Feature' } });
    ids.push(body.data.id as string);
    await setValue(ids[index]!, value);
  }
  await until(
    '/rankings/summary',
    ({ rankedCount, restsOn }) => rankedCount === 3 && restsOn.includes('3 of 3'),
  );
});

const order = async (): Promise<string[]> =>
  ((await call('GET', '/rankings')).body.data.items as { id: string }[]).map(({ id }) => id);

describe('rankings over HTTP', () => {
  it('follow an input by themselves, with the reason', async () => {
    expect(await order()).toEqual(ids);
    await setValue(ids[2]!, 500_000);
    const explained = await until(`/rankings/${ids[2]!}`, ({ rank }) => rank === 1);
    expect(explained.changes[0]).toMatchObject({ fromRank: 3, toRank: 1 });
    expect(explained.changes[0].reason).toContain('predictedValue');
    await setValue(ids[2]!, 30_000);
    await until(`/rankings/${ids[2]!}`, ({ rank }) => rank === 3);
  });

  it('take an override, show the model’s rank beside it, and undo it', async () => {
    const answer = await call('PUT', `/rankings/${ids[2]!}`, { body: { position: 1, reason: 'a promise' } });
    expect(answer.body.data).toMatchObject({ rank: 1, modelRank: 3, override: { reason: 'a promise' } });
    expect(await order()).toEqual([ids[2], ids[0], ids[1]]);
    expect((await call('POST', '/ranking-history/undo')).status).toBe(200);
    expect(await order()).toEqual(ids);
    expect((await call('DELETE', `/rankings/${ids[2]!}`)).status).toBe(404);
    const { items } = (await call('GET', '/ranking-history')).body.data;
    expect(items[0]).toMatchObject({ isCurrent: true, overrides: 0 });
    expect((await call('POST', `/ranking-history/${items[1].id as string}/restore`)).status).toBe(200);
    expect(await order()).toEqual([ids[2], ids[0], ids[1]]);
    expect((await call('DELETE', `/rankings/${ids[2]!}`)).body.data).toMatchObject({
      rank: 3,
      override: null,
    });
  });

  it('try other settings, then keep them, under optimistic concurrency', async () => {
    const settings = {
      framework: 'formula',
      criteria: [],
      formula: '-predictedEffortDays - predictedValue / 1e6',
    };
    const preview = await call('POST', '/rankings/what-if', { body: { settings } });
    expect(preview.body.data).toMatchObject({
      moved: 2,
      items: [{ featureId: ids[2], fromRank: 3, toRank: 1 }, {}, {}],
    });
    const { version } = (await call('GET', '/ranking-settings')).body.data;
    const outdated = await call('PUT', '/ranking-settings', {
      body: settings,
      headers: { 'if-match': `"${version + 1}"` },
    });
    expect(outdated.status).toBe(412);
    const saved = await call('PUT', '/ranking-settings', {
      body: settings,
      headers: { 'if-match': `"${version}"` },
    });
    expect(saved.body.data).toMatchObject({ framework: 'formula', version: version + 1 });
    expect(await order()).toEqual([...ids].reverse());
    const bad = await call('POST', '/rankings/what-if', {
      body: { settings: { ...settings, formula: '1 +' } },
    });
    expect(bad.body.error).toMatchObject({ code: 'invalid_input' });
    expect(bad.body.error.message).toContain('position 4');
    expect((await call('POST', '/ranking-history/undo')).body.data).toMatchObject({ framework: 'roi' });
    expect((await call('POST', '/rankings/calculate')).body.data).toMatchObject({
      rankedCount: 3,
      capacity: null,
    });
  });
});
