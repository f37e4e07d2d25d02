import pg from 'pg';
import { databaseFromTemplate } from './database-from-template.js';

const query = async (url: string, text: string): Promise<pg.QueryResultRow[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

describe('databaseFromTemplate', () => {
  it('gives several callers at once a migrated database each', async () => {
    const databases = await Promise.all(Array.from({ length: 4 }, databaseFromTemplate));
    expect(new Set(databases.map(({ name }) => name)).size).toBe(4);
    const [first, second] = databases;
    if (!first || !second) throw new Error('unreachable');
    await query(first.ownerUrl, 'create table only_here (id int primary key)');
    expect(await query(first.ownerUrl, `select to_regclass('only_here') is null as absent`)).toEqual([
      { absent: false },
    ]);
    expect(await query(second.ownerUrl, `select to_regclass('only_here') is null as absent`)).toEqual([
      { absent: true },
    ]);
    expect(await query(second.ownerUrl, `select to_regclass('knex_migrations') is null as absent`)).toEqual([
      { absent: false },
    ]);
    await Promise.all(databases.map(({ drop }) => drop()));
  });

  it('connects the application with a role that cannot bypass row level security', async () => {
    const { appUrl, drop } = await databaseFromTemplate();
    expect(
      await query(
        appUrl,
        'select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user',
      ),
    ).toEqual([{ rolname: 'valora_app', rolsuper: false, rolbypassrls: false }]);
    await drop();
  });

  it('drops a database that is still in use', async () => {
    const { appUrl, drop } = await databaseFromTemplate();
    const client = new pg.Client({ connectionString: appUrl });
    const ended = new Promise((resolve) => client.once('end', resolve));
    client.on('error', () => undefined);
    await client.connect();
    await drop();
    await ended;
    await expect(query(appUrl, 'select 1')).rejects.toMatchObject({ code: '3D000' });
  });
});
