import pg from 'pg';
import { aTeam, type TestTeam } from '../../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../../testing/database-from-template.js';
import { newId } from '../ids.js';
import { createDatabase, type Database } from './database.js';

/**
 * They lead to a team and are looked up before anybody is known: by the hash of a 256-bit secret, or by the installation
 * a proved invocation token names.
 */
const beforeSignIn = [
  'refresh_tokens',
  'sign_in_links',
  'team_tombstones',
  'forge_projects',
  'forge_former_teams',
];

let test: TestDatabase;
let database: Database;
let app: pg.Client;
let owner: pg.Client;
let ours: TestTeam;
let theirs: TestTeam;
let tables: string[];

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
};

const keyOf = (table: string): string => (table === 'teams' ? 'id' : 'team_id');

beforeAll(async () => {
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 2 });
  app = await connect(test.appUrl);
  owner = await connect(test.ownerUrl);
  ours = await aTeam(database, { name: 'Harbour' });
  theirs = await aTeam(database, { name: 'Quay' });
  const { rows } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'team_id' order by 1`,
  );
  tables = [...rows.map(({ name }) => name).filter((name) => !beforeSignIn.includes(name)), 'teams'];
  await fillEveryTable();
});
afterAll(async () => {
  await Promise.all([app.end(), owner.end(), database.close()]);
  await test.drop();
});

const sampleOf: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `md5(random()::text)`,
  jsonb: `'{}'`,
  bytea: `decode(md5(random()::text), 'hex')`,
  boolean: 'false',
  date: `'2026-11-23'`,
  'timestamp with time zone': 'now()',
  ARRAY: `'{}'`,
};

/** A row of either team in every table, whatever the columns; what rules say about the other columns is not at issue. */
const fillEveryTable = async (): Promise<void> => {
  await owner.query('set session_replication_role = replica');
  for (const table of tables.filter((name) => name !== 'teams')) {
    const checks = await owner.query<{ name: string }>(
      `select conname as name from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
      [table],
    );
    for (const { name } of checks.rows) await owner.query(`alter table ${table} drop constraint "${name}"`);
    const { rows: columns } = await owner.query<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns
        where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_name <> 'team_id'
          and column_default is null and is_identity = 'NO' and is_generated = 'NEVER'`,
      [table],
    );
    const names = ['team_id', ...columns.map(({ name }) => `"${name}"`)].join(', ');
    const values = ['$1', ...columns.map(({ type }) => sampleOf[type] ?? '1')].join(', ');
    for (const { teamId } of [ours, theirs])
      await owner.query(`insert into ${table} (${names}) values (${values}) on conflict do nothing`, [
        teamId,
      ]);
  }
};

const countAs = async (table: string, teamId: string | null, where = ''): Promise<number> => {
  await app.query('begin');
  if (teamId !== null) await app.query(`select set_config('app.team_id', $1, true)`, [teamId]);
  const { rows } = await app.query<{ n: string }>(`select count(*) as n from ${table} ${where}`);
  await app.query('rollback');
  return Number(rows[0]?.n);
};

/** What a statement of the application role does in our transaction: rows touched, or the error’s code. */
const attempt = async (text: string, values: unknown[] = []): Promise<number | string> => {
  await app.query('begin');
  await app.query(`select set_config('app.team_id', $1, true)`, [ours.teamId]);
  try {
    return (await app.query(text, values)).rowCount ?? 0;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await app.query('rollback');
  }
};

describe('B4: row level security', () => {
  it('is on and binds the owner too, in every table that has teams', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and relforcerowsecurity`,
    );
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(tables));
    expect(tables.length).toBeGreaterThan(20);
  });

  it('lets a query without a team, or with a team that is none, see no row of any table', async () => {
    for (const table of tables) {
      expect([table, await countAs(table, theirs.teamId)]).not.toEqual([table, 0]);
      expect([table, await countAs(table, null)]).toEqual([table, 0]);
      expect([table, await countAs(table, newId())]).toEqual([table, 0]);
      expect([table, await countAs(table, '')]).toEqual([table, 0]);
    }
  });

  it('forgets the team at the end of the transaction', async () => {
    await app.query('begin');
    await app.query(`select set_config('app.team_id', $1, true)`, [ours.teamId]);
    await app.query('commit');
    for (const table of tables) expect([table, await countAs(table, null)]).toEqual([table, 0]);
  });

  it('shows a team its own rows only, however it asks', async () => {
    for (const table of tables) {
      const others = `where ${keyOf(table)} = '${theirs.teamId}'`;
      expect([table, await countAs(table, ours.teamId, others)]).toEqual([table, 0]);
      expect([table, await countAs(table, ours.teamId, `where true or ${keyOf(table)} is null`)]).toEqual([
        table,
        await countAs(table, ours.teamId),
      ]);
    }
  });

  it('touches no row of another team, and gives none away', async () => {
    for (const table of tables) {
      const key = keyOf(table);
      const hit = await attempt(`delete from ${table} where ${key} = $1`, [theirs.teamId]);
      const moved = await attempt(`update ${table} set ${key} = $1`, [theirs.teamId]);
      // 42501: not its row, or a table it may only append to.
      expect([table, [0, '42501'].includes(hit)]).toEqual([table, true]);
      expect([table, moved]).toEqual([table, '42501']);
    }
  });

  it('refuses a row for another team', async () => {
    expect(
      await attempt(`insert into features (team_id, id, key, title) values ($1, $2, 'A-1', 'x')`, [
        theirs.teamId,
        newId(),
      ]),
    ).toBe('42501');
    expect(
      await attempt(
        `insert into events (team_id, id, type, actor, payload) values ($1, $2, 'feature.created', 'x', '{}')`,
        [theirs.teamId, newId()],
      ),
    ).toBe('42501');
  });

  it('cannot be set aside by the application', async () => {
    for (const text of [
      'set role postgres',
      'set role valora_relay',
      'alter table features disable row level security',
      'create policy open on features using (true)',
      'alter role valora_app bypassrls',
      `set session_replication_role = replica`,
      'truncate features',
    ])
      expect([text, await attempt(text)]).toEqual([text, '42501']);
  });

  it('holds for the one-round-trip read too', async () => {
    const query = (where: string) => ({
      name: `rls-${where}`,
      text: `select id from teams ${where}`,
      values: [],
    });
    const rows = await database.readTeam<{ id: string }>(ours.teamId, query(''));
    expect(rows).toEqual([{ id: ours.teamId }]);
    expect(await database.readTeam(ours.teamId, query(`where id = '${theirs.teamId}'`))).toEqual([]);
  });
});
