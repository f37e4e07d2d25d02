import pg from 'pg';

const DUPLICATE_DATABASE = '42P04';

const withDatabase = (url: string, name: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
};

/**
 * Creates a database unless it exists, also when several processes try at once.
 * @param options.superuserUrl address of a role that may create databases
 * @returns the same address with this database
 */
export const ensureDatabase = async (options: { superuserUrl: string; name: string }): Promise<string> => {
  const client = new pg.Client({ connectionString: options.superuserUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [options.name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(options.name)}`);
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    // 23505: both passed the server's own check and met at its unique index.
    if (code !== DUPLICATE_DATABASE && code !== '23505') throw error;
  } finally {
    await client.end();
  }
  return withDatabase(options.superuserUrl, options.name);
};
