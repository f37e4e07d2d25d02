import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { allRoutes } from '@valora/contracts';
import pg from 'pg';
import { createApiClient, type ApiAnswer, type ApiClient } from '../../testing/api-client.js';
import { buildApp, startAppProcess, type AppProcess } from '../../testing/app-process.js';
import { freePort } from '../../testing/free-port.js';
import { aDataDir, compileHolder, startHolder, type Holder } from '../../testing/postgres-holder.js';
import { ensureDatabase } from '../embedded-postgres/index.js';
import type { Database } from './database.js';
import { createDatabase } from './database.js';

const kills = 3;
const writers = 4;
const awayMs = 2_500;
const loadMs = 2_000;
/** A first job later than this means that workers sleep after an outage; usually it takes a second. */
const firstJobWithinMs = 10_000;
const limitMs = 4 * 60_000;

let dataDir = '';
let holder: Holder;
let app: AppProcess;
let database: Database;
let ownerUrl = '';
let origin = '';
let api: ApiClient;

beforeAll(async () => {
  await Promise.all([buildApp(), compileHolder()]);
  dataDir = await aDataDir();
  holder = await startHolder(dataDir);
  ownerUrl = await ensureDatabase({ superuserUrl: holder.superuserUrl, name: 'valora' });
  const appUrl = new URL(ownerUrl);
  appUrl.username = 'valora_app';
  appUrl.password = 'the-password-of-this-test';
  const port = await freePort();
  origin = `http://127.0.0.1:${String(port)}`;
  app = await startAppProcess({
    VALORA_DATA_DIR: join(dataDir, 'app'),
    DATABASE_URL: appUrl.href,
    DATABASE_OWNER_URL: ownerUrl,
    PORT: String(port),
    RATE_LIMIT_USER_PER_MINUTE: '1000000',
    RATE_LIMIT_TEAM_PER_MINUTE: '1000000',
    RATE_LIMIT_SIGN_IN_PER_MINUTE: '1000000',
  });
  database = createDatabase({ url: appUrl.href, connections: 4 });
  api = createApiClient(origin);
}, 120_000);
afterAll(async () => {
  await app.kill();
  await database.close();
  await holder.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const postmasterPid = async (): Promise<number> =>
  Number.parseInt(await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8'), 10);

/** What the writers were promised, and every answer that was neither a promise nor an honest 503. */
interface Ledger {
  readonly acknowledged: { readonly title: string; readonly id: string }[];
  refused: number;
  cut: number;
  readonly wrong: string[];
}

const isHonest503 = ({ status, body }: ApiAnswer): boolean =>
  status === 503 && body.success === false && body.error.code === 'unavailable';

const note = (ledger: Ledger, title: string, answer: ApiAnswer | null): boolean => {
  if (answer === null) ledger.cut += 1;
  else if (answer.status === 201) ledger.acknowledged.push({ title, id: answer.body.data.id as string });
  else if (isHonest503(answer)) ledger.refused += 1;
  else ledger.wrong.push(`${String(answer.status)} ${JSON.stringify(answer.body)}`);
  return answer?.status === 201;
};

const assertAlive = (): void => {
  if (app.hasEnded()) throw new Error(`the server ended: ${app.said()}`);
};

/** Adds one feature after the other until told to stop, each request repeated under its key until it is acknowledged. */
const write = async (writer: number, ledger: Ledger, isOver: () => boolean): Promise<void> => {
  for (let number = 1; !isOver(); number += 1) {
    const title = `Feature ${String(number)} of writer ${String(writer)}`;
    const more = { body: { title, key: `W${String(writer)}-${String(number)}` }, key: title };
    while (!note(ledger, title, await api.send('POST', '/features', more).catch(() => null))) {
      assertAlive();
      await sleep(50);
    }
    await sleep(40);
  }
};

/** Every read that needs nothing but the team, a write, a sign-in: what the screens ask for. */
const asked: readonly (readonly [string, string, unknown?])[] = [
  ...allRoutes
    .filter(
      ({ method, path, permission }) =>
        method === 'get' && !path.includes('{') && permission !== 'public' && permission !== 'jira',
    )
    .map(({ path }) => ['GET', path] as const),
  ['POST', '/features', { title: 'Nothing of this can be kept' }],
  ['POST', '/auth/login', { email: 'owner@example.com', password: 'a long test password' }],
];

/** Asks everything; whoever waits for two seconds has been left hanging. */
const askAll = async (): Promise<string[]> => {
  const problems: string[] = [];
  for (const [method, path, body] of asked) {
    const answer = await api
      .send(method, path, { timeoutMs: 2_000, ...(body === undefined ? {} : { body }) })
      .catch((error: unknown) => String(error));
    if (typeof answer === 'string' || !isHonest503(answer))
      problems.push(`${method} ${path}: ${typeof answer === 'string' ? answer : String(answer.status)}`);
  }
  const ready = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) });
  if (ready.status !== 503) problems.push(`/readyz: ${String(ready.status)}`);
  return problems;
};

/** From the moment to the first prediction that a job made after it. */
const firstJobAfter = async (teamId: string, moment: Date): Promise<number> => {
  const endsAt = Date.now() + 60_000;
  while (Date.now() < endsAt) {
    const row = (await database
      .inTeam(teamId, ({ trx }) =>
        trx('events')
          .where('type', 'prediction.completed')
          .where('created_at', '>', moment)
          .min('created_at as at')
          .first(),
      )
      .catch(() => undefined)) as { at: Date | null } | undefined;
    if (row?.at) return row.at.getTime() - moment.getTime();
    await sleep(50);
  }
  throw new Error('no job ran within a minute');
};

const untilEverythingIsRanked = async (teamId: string): Promise<void> => {
  const endsAt = Date.now() + 90_000;
  for (;;) {
    const left = await database.inTeam(teamId, async ({ trx }) => {
      const { rows } = (await trx.raw(`
        select count(*) filter (where p.feature_id is null or r.model_rank is null)::int as "left" from features f
        left join predictions p on p.team_id = f.team_id and p.feature_id = f.id and p.is_current
        left join rankings r on r.team_id = f.team_id and r.feature_id = f.id`)) as {
        rows: [{ left: number }];
      };
      return rows[0].left;
    });
    if (left === 0) return;
    if (Date.now() > endsAt) throw new Error(`${String(left)} features were never predicted and ranked`);
    await sleep(250);
  }
};

const killPostgres = async (): Promise<void> => {
  // Its keeper first, which would start it again at once.
  await holder.kill();
  process.kill(await postmasterPid(), 'SIGKILL');
};

/** Every connection is ended by the server, as a fail-over or a fast restart does. */
const endEveryConnection = async (): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = 'valora' and pid <> pg_backend_pid()`,
  );
  await client.end();
};

const expectAllKept = async (teamId: string, ledger: Ledger): Promise<void> => {
  const kept = (await database.inTeam(teamId, ({ trx }) =>
    trx('features').whereLike('title', 'Feature %').select('id', 'title'),
  )) as { id: string; title: string }[];
  const byTitle = (a: { title: string }, b: { title: string }): number => a.title.localeCompare(b.title);
  expect(ledger.acknowledged.map(({ id, title }) => ({ id, title })).sort(byTitle)).toEqual(
    kept.sort(byTitle),
  );
};

describe('F2: PostgreSQL is killed while the API writes', () => {
  it(
    `loses nothing it acknowledged through ${String(kills)} kills and an end of all connections, and says 503 meanwhile`,
    async () => {
      const { teamId } = await api.becomeOwner(app.ownerLink());
      const ledger: Ledger = { acknowledged: [], refused: 0, cut: 0, wrong: [] };
      let over = false;
      const writing = Promise.all(
        Array.from({ length: writers }, (_, index) => write(index + 1, ledger, () => over)),
      );

      const firstJobMs: number[] = [];
      const problems = new Set<string>();
      const { superuserUrl } = holder;
      for (let killed = 0; killed < kills; killed += 1) {
        await sleep(loadMs);
        await killPostgres();
        const backAt = Date.now() + awayMs;
        while (Date.now() < backAt) for (const problem of await askAll()) problems.add(problem);
        holder = await startHolder(dataDir);
        expect(holder.superuserUrl).toBe(superuserUrl);
        firstJobMs.push(await firstJobAfter(teamId, new Date()));
      }
      await sleep(loadMs);
      const endedAt = new Date();
      await endEveryConnection();
      const firstJobAfterEndMs = await firstJobAfter(teamId, endedAt);
      await sleep(loadMs);
      over = true;
      await writing;
      await untilEverythingIsRanked(teamId);

      process.stderr.write(
        `F2: ${String(ledger.acknowledged.length)} writes acknowledged, ${String(ledger.refused)} answered 503, ` +
          `${String(ledger.cut)} cut off; first job ${firstJobMs.map((ms) => `${String(ms)} ms`).join(', ')} after ` +
          `the database was back, ${String(firstJobAfterEndMs)} ms after its connections were ended\n`,
      );
      expect(app.hasEnded()).toBe(false);
      expect([...problems]).toEqual([]);
      expect(ledger.wrong).toEqual([]);
      expect(ledger.refused).toBeGreaterThan(0);
      await expectAllKept(teamId, ledger);
      expect((await api.insist('GET', '/jobs/failed')).body.data.items).toEqual([]);
      for (const ms of [...firstJobMs, firstJobAfterEndMs]) expect(ms).toBeLessThan(firstJobWithinMs);
    },
    limitMs,
  );
});
