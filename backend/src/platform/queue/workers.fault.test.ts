import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { buildApp, launchAppProcess, type AppProcess } from '../../testing/app-process.js';
import { watchFinishedJobs, type FinishedJob } from '../../testing/finished-jobs.js';
import { startApp, type TestApp } from '../../testing/start-app.js';

const kills = 20;
const jobs = 3_000;
/** Spread over the jobs and not over time, so that a slow machine has as many of both. */
const jobsPerKill = 130;
const workerCount = 3;
const featureCount = 20;
/** Enough for every worker, so that each kill meets jobs that run. */
const backlogAtMost = 150;
const limitMs = 8 * 60_000;

let app: TestApp;
let pool: pg.Pool;
let finishedJobs: () => Promise<FinishedJob[]>;
let dataDir = '';
const workers: { app: AppProcess; isReady: boolean }[] = [];

const launchWorker = (): { app: AppProcess; isReady: boolean } => {
  const { app: launched, ready } = launchAppProcess({
    VALORA_DATA_DIR: dataDir,
    ROLES: 'worker',
    DATABASE_URL: app.databaseUrls.app,
    DATABASE_OWNER_URL: app.databaseUrls.owner,
  });
  const worker = { app: launched, isReady: false };
  void ready.then(
    () => (worker.isReady = true),
    () => undefined,
  );
  return worker;
};

beforeAll(async () => {
  await buildApp();
  dataDir = await mkdtemp(join(tmpdir(), 'valora-f1-'));
  app = await startApp({
    env: { RATE_LIMIT_USER_PER_MINUTE: '1000000', RATE_LIMIT_TEAM_PER_MINUTE: '1000000' },
  });
  pool = new pg.Pool({ connectionString: app.databaseUrls.owner, max: 4 });
  finishedJobs = await watchFinishedJobs(pool);
}, 120_000);
afterAll(async () => {
  for (const worker of workers) await worker.app.kill();
  await pool.end();
  await app.close();
  await rm(dataDir, { recursive: true, force: true });
});

const select = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> =>
  (await pool.query<Row>(text)).rows;

const count = async (text: string): Promise<number> =>
  (await select<{ n: number }>(`select count(*)::int as n from ${text}`))[0]?.n ?? 0;

const waiting = `bullmq.job where state not in ('completed', 'failed')`;

const unpublished = 'events where published_at is null';

const makeFeatures = async (): Promise<string[]> => {
  const made = Array.from({ length: featureCount }, (_, index) =>
    app.call('POST', '/features', { body: { title: `Feature ${String(index + 1)}` } }),
  );
  return (await Promise.all(made)).map(({ body }) => body.data.id as string);
};

/** Edits features one after the other, as a person at the board does; each edit is one event and the jobs it causes. */
const edit = async (features: readonly string[], isOver: () => boolean): Promise<void> => {
  for (let n = 0; !isOver(); n += 1) {
    if ((await count(waiting)) + (await count(unpublished)) > backlogAtMost) {
      await sleep(100);
      continue;
    }
    const inputs = [
      { name: 'reach', value: 1 + Math.floor(Math.random() * 10_000) },
      { name: 'effort', value: 1 + Math.floor(Math.random() * 40) / 2 },
    ];
    const id = features[Math.floor(Math.random() * features.length)] ?? '';
    const { status, body } = await app.call('PUT', `/features/${id}/inputs`, { body: { inputs } });
    if (status !== 200) throw new Error(JSON.stringify(body));
  }
};

/** Kills a worker that runs, and starts another in its place. False when none was ready. */
const killOne = async (): Promise<boolean> => {
  const ready = workers.filter(({ isReady }) => isReady);
  const victim = ready[Math.floor(Math.random() * ready.length)];
  if (victim === undefined) return false;
  await victim.app.kill();
  workers[workers.indexOf(victim)] = launchWorker();
  return true;
};

const untilDone = async (): Promise<void> => {
  const endsAt = Date.now() + 120_000;
  for (;;) {
    const left = (await count(waiting)) + (await count(unpublished));
    if (left === 0) return;
    if (Date.now() > endsAt) throw new Error(`${String(left)} jobs or events were never done`);
    await sleep(250);
  }
};

/** One job for every event and handler that wants it, by the id the relay gives them. */
const wantedJobs = async (): Promise<string[]> => {
  const events = await select<{ id: string; type: string }>('select id, type from events');
  return events.flatMap(({ id, type }) =>
    app.composed.eventHandlers
      .filter(({ on }) => (on as readonly string[]).includes(type))
      .map(({ name }) => `e-${id}-${name}`),
  );
};

const expectEachJobDoneOnce = async (): Promise<number> => {
  const done = await finishedJobs();
  const wanted = await wantedJobs();
  expect(done.map(({ id }) => id).sort()).toEqual(wanted.sort());
  expect(await count(`bullmq.job where state = 'failed'`)).toBe(0);
  return wanted.length;
};

/** A prediction kept twice, or without its event, or one that never saw the last edit. */
const expectPredictionsOnce = async (): Promise<void> => {
  expect(
    await count(`(select fingerprint = lag(fingerprint) over (partition by feature_id order by id) as again
      from predictions) as p where again`),
  ).toBe(0);
  const [events] = await select<{
    n: number;
  }>(`select sum(jsonb_array_length(payload -> 'featureIds'))::int as n
    from events where type = 'prediction.completed'`);
  expect(events?.n).toBe(await count('predictions'));
  expect(
    await count(`features f join predictions p on p.feature_id = f.id and p.is_current
      where (select jsonb_object_agg(i.name, i.value) from feature_inputs i where i.feature_id = f.id) =
        (select jsonb_object_agg(name, seen -> 'value') from jsonb_each(p.inputs -> 'inputs') as s (name, seen))`),
  ).toBe(featureCount);
};

/** Each move of a rank begins where the one before ended, and the last ends where the feature stands. */
const expectMovesOnce = async (): Promise<void> => {
  expect(
    await count(`(select from_rank, lag(to_rank) over feature as before from rank_changes
      window feature as (partition by feature_id order by id)) as c where from_rank is distinct from before`),
  ).toBe(0);
  expect(
    await count(`rankings r where rank is distinct from
      (select to_rank from rank_changes c where c.feature_id = r.feature_id order by id desc limit 1)`),
  ).toBe(0);
  const before = await count('rank_changes');
  expect((await app.call('POST', '/rankings/calculate')).status).toBe(200);
  expect(await count('rank_changes')).toBe(before);
};

describe('F1: workers are killed while they work', () => {
  it(
    `does each of ${String(jobs)} jobs with one effect through ${String(kills)} kills, and gives none up`,
    async () => {
      const features = await makeFeatures();
      workers.push(...Array.from({ length: workerCount }, launchWorker));
      const startedAt = performance.now();

      let over = false;
      let killed = 0;
      const editing = Promise.all([1, 2, 3].map(() => edit(features, () => over)));
      while (killed < kills || (await count('finished_jobs')) < jobs) {
        await sleep(Math.random() * 100);
        if ((await count('finished_jobs')) >= (killed + Math.random()) * jobsPerKill && (await killOne()))
          killed += 1;
      }
      over = true;
      await editing;
      await untilDone();

      const tookS = (performance.now() - startedAt) / 1000;
      const done = await expectEachJobDoneOnce();
      const again = await count('finished_jobs where runs > 1');
      process.stderr.write(
        `F1: ${String(done)} jobs, ${String(killed)} kills, ${String(again)} jobs run again; ${tookS.toFixed(0)} s\n`,
      );
      expect(done).toBeGreaterThanOrEqual(jobs);
      expect(again).toBeGreaterThan(0);
      await expectPredictionsOnce();
      await expectMovesOnce();
    },
    limitMs,
  );
});
