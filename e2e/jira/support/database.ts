import pino from 'pino';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../../backend/src/platform/embedded-postgres/index.js';

/** Tables of the backend’s database with a row that says one of these words, as `table: word`. */
export const tablesThatSay = async (dataDir: string, words: readonly string[]): Promise<string[]> => {
  // Shared with the backend, which started it.
  const embedded = await startEmbeddedPostgres({
    dataDir,
    log: pino({ level: 'silent' }),
    onProgress: () => undefined,
  });
  const url = new URL(embedded.superuserUrl);
  url.pathname = '/valora';
  const client = new pg.Client({ connectionString: url.href });
  try {
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const found: string[] = [];
    for (const { name } of tables)
      for (const word of words) {
        const { rows } = await client.query<{ n: string }>(
          `select count(*) as n from ${name} as r where r::text ilike '%' || $1 || '%'`,
          [word],
        );
        if (rows[0]?.n !== '0') found.push(`${name}: ${word}`);
      }
    return found;
  } finally {
    await client.end().catch(() => undefined);
    await embedded.stop();
  }
};
