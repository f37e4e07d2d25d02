import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createApiClient, type ApiClient } from '../../testing/api-client.js';
import { buildApp, startAppProcess, type AppProcess } from '../../testing/app-process.js';
import { catalogueOf, dataOf } from '../../testing/catalogue.js';
import {
  databaseFromTemplate,
  emptyDatabase,
  type TestDatabase,
} from '../../testing/database-from-template.js';
import { freePort } from '../../testing/free-port.js';
import { testCluster } from '../../testing/test-cluster.js';
import { createDatabase } from './database.js';
import { migrator, prepareDatabase } from './migrate.js';

const limitMs = 120_000;
const databases: TestDatabase[] = [];
const processes: AppProcess[] = [];
let dataDir = '';

beforeAll(async () => {
  await buildApp();
  dataDir = await mkdtemp(join(tmpdir(), 'valora-f9-'));
}, limitMs);
afterAll(async () => {
  for (const one of processes) await one.kill();
  for (const database of databases) await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const keep = async (made: Promise<TestDatabase>): Promise<TestDatabase> => {
  const database = await made;
  databases.push(database);
  return database;
};

const connected = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
const catalogue = ({ ownerUrl }: TestDatabase): Promise<string[]> => connected(ownerUrl, catalogueOf);
const data = ({ ownerUrl }: TestDatabase): Promise<Map<string, string>> => connected(ownerUrl, dataOf);

const launch = async (
  { appUrl, ownerUrl }: TestDatabase,
  env: Readonly<Record<string, string>> = {},
): Promise<{ app: AppProcess; api: ApiClient }> => {
  const port = String(await freePort());
  const app = await startAppProcess({
    VALORA_DATA_DIR: dataDir,
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    PORT: port,
    STRICT_RESPONSES: '1',
    ...env,
  });
  processes.push(app);
  return { app, api: createApiClient(`http://127.0.0.1:${port}`) };
};

const migrationNames = async (): Promise<string[]> =>
  (await readdir(resolve(__dirname, '../../../migrations')))
    .filter((file) => /^\d{8}T/.test(file))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();

/** Fills what can be filled in one go: features, signals, deliveries, predictions, ranks, and the events of all that. */
const fill = async (database: TestDatabase): Promise<void> => {
  const { app, api } = await launch(database);
  const connection = createDatabase({ url: database.appUrl, connections: 2 });
  await api.becomeOwner(app.ownerLink());
  await api.insist('POST', '/sample-workspace');
  await settled(api, connection);
  await api.insist('POST', '/invitations', { body: { role: 'viewer' } });
  await connection.close();
  expect(await app.stop()).toMatchObject({ code: 0 });
};

/** Waits until every job is done, and done well. */
const settled = async (api: ApiClient, { pool }: ReturnType<typeof createDatabase>): Promise<void> => {
  for (let idle = 0; idle < 3;) {
    const { rows } = await pool.query<{ n: number }>(
      `select count(*)::int as n from bullmq.job where state not in ('completed', 'failed')`,
    );
    idle = rows[0]?.n === 0 ? idle + 1 : 0;
    await sleep(500);
  }
  expect((await api.insist('GET', '/jobs/failed')).body.data.items).toEqual([]);
};

describe('F9: migrations', () => {
  it(
    'make one schema when two servers meet an empty database',
    async () => {
      const empty = await keep(emptyDatabase());
      await Promise.all([launch(empty), launch(empty)]);
      const ran = await connected(empty.ownerUrl, (client) =>
        client.query<{ name: string }>('select name from knex_migrations order by id'),
      );
      expect(ran.rows.map(({ name }) => name)).toEqual(await migrationNames());
      expect(await catalogue(empty)).toEqual(await catalogue(await keep(databaseFromTemplate())));
    },
    limitMs,
  );

  it(
    'go down one by one and up again without a trace in the schema or in data that was not theirs',
    async () => {
      const names = await migrationNames();
      const fresh = await keep(emptyDatabase());
      await connected(fresh.ownerUrl, (client) => prepareDatabase(client, testCluster().appPassword));
      const up = migrator(fresh.ownerUrl);
      const steps = [await catalogue(fresh)];
      for (const _ of names) {
        await up.migrate.up();
        steps.push(await catalogue(fresh));
      }
      await up.destroy();

      const filled = await keep(databaseFromTemplate());
      await fill(filled);
      const both = migrator(filled.ownerUrl);
      for (let step = names.length; step > 0; step -= 1) {
        const before = await data(filled);
        await both.migrate.down();
        expect(await catalogue(filled)).toEqual(steps[step - 1]);
        const left = await data(filled);
        await both.migrate.up();
        expect(await catalogue(filled)).toEqual(steps[step]);
        const again = await data(filled);
        for (const [column, rows] of left) {
          expect([column, rows]).toEqual([column, before.get(column)]);
          expect([column, again.get(column)]).toEqual([column, rows]);
        }
        await both.migrate.down();
      }
      await both.migrate.latest();
      expect(await catalogue(filled)).toEqual(steps.at(-1));
      await both.destroy();
    },
    limitMs,
  );
});
