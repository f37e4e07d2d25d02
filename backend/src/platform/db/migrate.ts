import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runMigrations as migrateQueues } from 'bullmq';
import knex, { type Knex } from 'knex';
import pg from 'pg';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../migrations');
const lockKey = 7_226_115;

interface Migration {
  up: (knex: Knex) => Promise<void>;
  down: (knex: Knex) => Promise<void>;
}

/** Migrations by name, without their extension: the same in sources and in the build. */
const source: Knex.MigrationSource<string> = {
  getMigrations: async () =>
    (await readdir(folder))
      .filter((file) => /^\d{8}T\d{4}_.*\.[jt]s$/.test(file) && !file.includes('.test.'))
      .sort(),
  getMigrationName: (file) => file.replace(/\.[jt]s$/, ''),
  getMigration: async (file) => (await import(`../../../migrations/${file}`)) as Migration,
};

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The application role logs in and cannot bypass row level security; the relay role owns the few cross-team functions. */
const ensureRoles = async (client: pg.Client, appPassword: string): Promise<void> => {
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'valora_app') then
        create role valora_app login nosuperuser nobypassrls nocreatedb nocreaterole;
      end if;
      if not exists (select from pg_roles where rolname = 'valora_relay') then
        create role valora_relay nologin nosuperuser nobypassrls;
      end if;
    end $$`);
  await client.query(`alter role valora_app password ${quoted(appPassword)}`);
  await client.query(`grant valora_relay to current_user`);
};

// BullMQ makes a sequence for each new queue.
const grantQueues = `
  grant usage on schema public to valora_app;
  grant usage, create on schema bullmq to valora_app;
  grant select, insert, update, delete on all tables in schema bullmq to valora_app;
  grant usage, select, update on all sequences in schema bullmq to valora_app;
  grant execute on all functions in schema bullmq to valora_app;
  alter table bullmq.job set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000,
    autovacuum_analyze_threshold = 500, autovacuum_analyze_scale_factor = 0)`;

/**
 * A knex that only runs migrations, as the owner of the schema. Migrations it does not know do not stop it: while a newer
 * release is rolled out, or is taken back, this one starts on the newer schema (docs/decisions/0006).
 */
export const migrator = (ownerUrl: string): Knex =>
  knex({
    client: 'pg',
    connection: ownerUrl,
    pool: { min: 0, max: 2 },
    migrations: { migrationSource: source, disableMigrationsListValidation: true },
  });

/** What the tables stand on: the roles and the queues. @param client of the owner of the schema */
export const prepareDatabase = async (client: pg.Client, appPassword: string): Promise<void> => {
  await ensureRoles(client, appPassword);
  await migrateQueues(client as Parameters<typeof migrateQueues>[0]);
  await client.query(grantQueues);
};

/**
 * Brings the database to the newest schema: roles, tables, queues. Several processes may call it at once; one works,
 * the others wait.
 * @param options.ownerUrl role that owns the schema
 * @param options.appPassword password that the application role shall have
 * @returns names of the migrations that ran
 */
export const migrate = async (options: { ownerUrl: string; appPassword: string }): Promise<string[]> => {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  const db = migrator(options.ownerUrl);
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    await prepareDatabase(client, options.appPassword);
    const [, names] = (await db.migrate.latest()) as [number, string[]];
    return names;
  } finally {
    await client.end();
    await db.destroy();
  }
};
