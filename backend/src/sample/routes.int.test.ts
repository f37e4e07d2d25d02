import { startApp, type TestApp } from '../testing/start-app.js';
import { sampleWorkspace } from './sample-workspace.js';

let app: TestApp;
const { features, signals } = sampleWorkspace({ now: new Date() });

beforeAll(async () => {
  app = await startApp({ jobs: true });
});
afterAll(() => app.close());

const rows = async () => {
  const answer = await app.call('GET', '/features?limit=500&page=1');
  return answer.body.data as {
    items: { isSample: boolean; status: string; roi: unknown }[];
    pagination: { total: number };
  };
};

/** Predictions are made by a job after the sample is in. */
const untilPredicted = async (): Promise<void> => {
  for (;;) {
    const { items } = await rows();
    if (items.some(({ roi }) => roi !== null)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

describe('the sample workspace over HTTP', () => {
  it('comes with one request, is predicted by itself and goes with one request', async () => {
    const loaded = await app.call('POST', '/sample-workspace', { body: {} });
    expect([loaded.status, loaded.body.data.features, loaded.body.data.signals]).toEqual([
      201,
      features.length,
      signals.length,
    ]);
    expect((await app.call('POST', '/sample-workspace', { body: {} })).status).toBe(409);
    await untilPredicted();
    const { items, pagination } = await rows();
    expect(pagination.total).toBe(features.length);
    expect(items.every(({ isSample }) => isSample)).toBe(true);
    const ledger = await app.call('GET', '/outcomes?limit=200');
    expect(ledger.body.data.items.length).toBe(loaded.body.data.outcomes);

    expect((await app.call('DELETE', '/sample-workspace')).body.data).toEqual({ removed: true });
    expect((await rows()).pagination.total).toBe(0);
    for (const path of ['/signals', '/companies', '/outcomes'])
      expect((await app.call('GET', path)).body.data.items).toEqual([]);
  });
});
