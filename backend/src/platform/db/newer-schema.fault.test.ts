import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { allRoutes } from '@valora/contracts';
import pg from 'pg';
import { createApiClient, type ApiClient } from '../../testing/api-client.js';
import { buildApp, startAppProcess, type AppProcess } from '../../testing/app-process.js';
import { databaseFromTemplate, type TestDatabase } from '../../testing/database-from-template.js';
import { freePort } from '../../testing/free-port.js';
import { createDatabase, type Database } from './database.js';

const limitMs = 180_000;
let test: TestDatabase;
let database: Database;
let dataDir = '';
let app: AppProcess;
let api: ApiClient;
let restart: () => Promise<void>;

beforeAll(async () => {
  await buildApp();
  dataDir = await mkdtemp(join(tmpdir(), 'valora-n1-'));
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 2 });
  const port = String(await freePort());
  api = createApiClient(`http://127.0.0.1:${port}`);
  restart = async () => {
    app = await startAppProcess({
      VALORA_DATA_DIR: dataDir,
      DATABASE_URL: test.appUrl,
      DATABASE_OWNER_URL: test.ownerUrl,
      PORT: port,
      DRAIN_MS: '0',
      STRICT_RESPONSES: '1',
    });
  };
  await restart();
}, limitMs);
afterAll(async () => {
  await app.kill();
  await database.close();
  await test.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** What a release may add while the one before still runs: tables, indexes, columns with a default or none. */
const migrateFurther = async (): Promise<void> => {
  const client = new pg.Client({ connectionString: test.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'knex_migrations%'`,
  );
  await client.query('begin');
  for (const { name } of rows)
    await client.query(`
      alter table ${name} add column later_note text not null default 'later', add column later_amount numeric;
      create index on ${name} (later_note)`);
  await client.query(`
    create table later_things (team_id uuid not null references teams, id uuid primary key);
    insert into knex_migrations (name, batch, migration_time) values ('29990101T0000_later', 99, now())`);
  await client.query('commit');
  await client.end();
};

const untilSettled = async (): Promise<void> => {
  for (let idle = 0; idle < 3;) {
    const { rows } = await database.pool.query<{ n: number }>(
      `select count(*)::int as n from bullmq.job where state not in ('completed', 'failed')`,
    );
    idle = rows[0]?.n === 0 ? idle + 1 : 0;
    await sleep(400);
  }
  expect((await api.insist('GET', '/jobs/failed')).body.data.items).toEqual([]);
};

const idOf = async (method: string, path: string, body: unknown): Promise<string> =>
  (await api.insist(method, path, { body, key: `${path} ${JSON.stringify(body)}` })).body.data.id as string;

/** Down the line once: every station writes, jobs run, and every list answers. @throws at any answer but 2xx */
const walkTheLine = async (round: string): Promise<void> => {
  const feature = await idOf('POST', '/features', { title: `Feature of ${round}` });
  const first = await idOf('POST', '/features', { title: `What ${round} needs first` });
  const inputs = [
    { name: 'reach', value: 500 },
    { name: 'effort', value: 3 },
  ];
  await api.insist('PUT', `/features/${feature}/inputs`, { body: { inputs } });
  await api.insist('PUT', `/features/${feature}/needs`, { body: { needs: [first] } });
  const signal = await idOf('POST', '/signals', {
    text: `We cannot live without it, ${round}`,
    companyName: `Company ${round}`,
  });
  await api.insist('POST', `/features/${feature}/signals`, { body: { signalId: signal } });
  await api.insist('POST', '/imports', { csv: `key,title\nN-${round},Imported in ${round}\n` });
  await api.insist('POST', '/sample-workspace');
  await untilSettled();
  await api.insist('PUT', `/rankings/${feature}`, { body: { position: 1, reason: 'Promised' } });
  await api.insist('PUT', `/features/${first}/outcome`, {
    body: { releasedOn: '2026-10-01', actualEffortDays: 12, realisedValue: 40_000 },
  });
  await api.insist('DELETE', '/sample-workspace');
  await untilSettled();
  for (const { method, path, permission } of allRoutes)
    if (method === 'get' && !path.includes('{') && permission !== 'public' && permission !== 'jira')
      await api.insist('GET', path);
  expect((await api.insist('GET', `/rankings/${feature}`)).body.data.rank).toBe(1);
  await api.insist('DELETE', `/rankings/${feature}`);
};

describe('F9: a server meets the schema of a later release', () => {
  it(
    'goes on, and starts again, on a schema that has more tables, columns and indexes than it knows',
    async () => {
      await api.becomeOwner(app.ownerLink());
      await walkTheLine('before');
      await migrateFurther();
      // It runs on with the statements it has prepared, as during a rolling upgrade …
      await walkTheLine('meanwhile');
      // … and starts on the newer schema, as after a step back to the release before.
      expect(await app.stop()).toMatchObject({ code: 0 });
      await restart();
      await walkTheLine('after');
    },
    limitMs,
  );
});
