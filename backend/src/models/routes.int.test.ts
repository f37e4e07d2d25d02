import { setTimeout as sleep } from 'node:timers/promises';
import { type ModelPerformance, type TrainingRun } from '@valora/contracts';
import { createApiToken } from '../identity/api-tokens.js';
import { startApp, type TestApp } from '../testing/start-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ jobs: true });
}, 60_000);
afterAll(() => app.close());

const ended = async (): Promise<TrainingRun[]> => {
  for (;;) {
    const { body } = await app.call('GET', '/models/runs');
    const items = body.data.items as TrainingRun[];
    if (items.every(({ state }) => state === 'done' || state === 'failed')) return items;
    await sleep(50);
  }
};

it('a training is asked for, queued, and ends with its reason', async () => {
  const asked = await app.call('POST', '/models/retrain', { body: {} });
  expect(asked.status).toBe(202);
  const { runs } = asked.body.data as { runs: TrainingRun[] };
  expect(runs.map(({ kind, state, cause }) => ({ kind, state, cause }))).toEqual([
    { kind: 'effort', state: 'queued', cause: 'asked' },
    { kind: 'value', state: 'queued', cause: 'asked' },
  ]);
  const items = await ended();
  expect(items.map(({ id }) => id).sort()).toEqual(runs.map(({ id }) => id).sort());
  for (const run of items)
    expect(run).toMatchObject({ result: 'too_few', rows: 0, askedBy: 'Mara Lindqvist', modelId: null });
  const one = await app.call('GET', '/models/runs?kind=value&limit=1&page=1');
  expect(one.body.data).toMatchObject({ items: [{ kind: 'value' }], pagination: { total: 1 } });
});

it('the same request again is the same training', async () => {
  const headers = { 'idempotency-key': 'retrain-once' };
  const ask = () => app.call('POST', '/models/retrain', { body: { kind: 'effort' }, headers });
  const [first, again] = [await ask(), await ask()];
  expect(again.body.data).toEqual(first.body.data);
  await ended();
});

it('performance says what is known of a team without outcomes', async () => {
  const { status, body } = await app.call('GET', '/models/performance');
  expect(status).toBe(200);
  const performance = body.data as ModelPerformance;
  expect(performance).toMatchObject({ fewest: 15, ofSample: false, ledger: { n: 0, totals: null } });
  expect(performance.kinds.map(({ kind, champion, n }) => ({ kind, champion, n }))).toEqual([
    { kind: 'effort', champion: null, n: 0 },
    { kind: 'value', champion: null, n: 0 },
  ]);
});

it('a sample speaks for itself until there are own outcomes', async () => {
  await app.call('POST', '/sample-workspace');
  const { body } = await app.call('GET', '/models/performance');
  const performance = body.data as ModelPerformance;
  expect(performance.ofSample).toBe(true);
  expect(performance.kinds[0]?.n).toBeGreaterThan(0);
  const { body: asked } = await app.call('POST', '/models/retrain', { body: { kind: 'effort' } });
  const run = (await ended()).find(({ id }) => id === asked.data.runs[0].id);
  expect(run).toMatchObject({ result: 'too_few', rows: 0 });
});

it('refuses what cannot be', async () => {
  const nobody = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';
  const cases: [string, unknown, number][] = [
    ['/models/retrain', { kind: 'similarity' }, 400],
    [`/models/${nobody}/promote`, { reason: 'x' }, 404],
    [`/models/${nobody}/promote`, {}, 400],
    ['/models/rollback', { kind: 'effort', reason: 'x' }, 409],
  ];
  for (const [path, body, status] of cases)
    expect((await app.call('POST', path, { body })).status).toBe(status);
  expect((await app.call('GET', '/models?cursor=x')).status).toBe(400);
  expect((await app.call('GET', '/models')).body.data.items).toEqual([]);
});

it('lets managers and admins train and choose, everybody look', async () => {
  for (const role of ['viewer', 'contributor', 'manager'] as const) {
    const { secret: token } = await app.database.inTeam(app.owner.teamId, (scope) =>
      createApiToken(scope, {
        name: role,
        role,
        expiresInDays: null,
        actor: { name: 'Mara Lindqvist', userId: app.owner.userId },
      }),
    );
    const train = await app.call('POST', '/models/retrain', { body: {}, token });
    expect(train.status).toBe(role === 'manager' ? 202 : 403);
    const back = await app.call('POST', '/models/rollback', { body: { kind: 'effort', reason: 'x' }, token });
    expect(back.status).toBe(role === 'manager' ? 409 : 403);
    expect((await app.call('GET', '/models/performance', { token })).status).toBe(200);
  }
  await ended();
});
