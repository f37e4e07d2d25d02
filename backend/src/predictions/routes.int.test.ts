import { randomUUID } from 'node:crypto';
import { startApp, type TestAnswer, type TestApp } from '../testing/start-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ jobs: true });
});
afterAll(() => app.close());

const call = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<TestAnswer> =>
  app.call(method, path, {
    ...(body === undefined ? {} : { body }),
    ...(method === 'POST' ? { headers: { 'idempotency-key': randomUUID() } } : {}),
  });

const aFeature = async (title: string): Promise<string> =>
  (await call('POST', '/features', { title })).body.data.id as string;

const setInput = (id: string, name: string, value: number): Promise<TestAnswer> =>
  call('PUT', `/features/${id}/inputs`, { inputs: [{ name, value }] });

/** Waits for the jobs until the newest prediction says so. */
const newest = async (
  id: string,
  says: (prediction: TestAnswer['body']) => boolean,
): Promise<TestAnswer['body']> => {
  for (;;) {
    const { body } = await call('GET', `/features/${id}/predictions?limit=1`);
    const [prediction] = body.data.items as TestAnswer['body'][];
    if (prediction && says(prediction)) return prediction;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

describe('predictions over HTTP', () => {
  it('predicts now, and again by itself when an input changes', async () => {
    const id = await aFeature('Export as PDF');
    const { status, body } = await call('POST', `/features/${id}/predict`);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ featureId: id, basedOn: 'prior', notEnoughSignal: true });
    await setInput(id, 'value', 50_000);
    const again = await newest(id, (prediction) => prediction.basedOn === 'estimate');
    expect(again.roi.mean).toBeGreaterThan(body.data.roi.mean as number);
    expect(again.contributions.map(({ name }: { name: string }) => name)).toContain('value');
  });

  it('predicts the whole team again when an outcome was recorded', async () => {
    const [open, done] = [await aFeature('Open'), await aFeature('Done')];
    await newest(open, () => true);
    const outcome = { actualEffortDays: 12, realisedValue: 90_000, releasedOn: '2026-10-01' };
    expect((await call('PUT', `/features/${done}/outcome`, outcome)).status).toBe(200);
    const after = await newest(open, (prediction) => prediction.outcomesUsed === 1);
    expect(after.basedOn).toBe('outcomes');
    expect(after.value.pNoEffect).toBeLessThan(2 / 3);
    expect((await call('POST', `/features/${done}/predict`)).body.error).toMatchObject({ code: 'conflict' });
  });

  it('predicts at the new day rate when the team’s changed', async () => {
    const id = await aFeature('Dearer');
    await newest(id, () => true);
    const { body } = await call('GET', '/team');
    const { name, currency, version } = body.data;
    const changed = await app.call('PUT', '/team', {
      body: { name, currency, dayRate: 975, capacityDays: null },
      headers: { 'if-match': `"${version}"` },
    });
    expect(changed.status).toBe(200);
    const after = await newest(id, (prediction) => prediction.dayRate.amount === 975);
    expect(after.dayRate).toMatchObject({ assumed: false });
  });

  it('knows only features of the team', async () => {
    expect((await call('POST', `/features/${randomUUID()}/predict`)).status).toBe(404);
    expect((await call('GET', `/features/${randomUUID()}/predictions`)).status).toBe(404);
  });
});
