import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Lake, TeamScope } from '../../../platform/index.js';

const format = 1;
const rowsPerFetch = 500;

/** Nothing of the team’s own: sign-ins, keys, and marks of what was done already. */
const leftOutTables = new Set([
  'refresh_tokens',
  'sign_in_links',
  'team_tombstones',
  'team_keys',
  'effects',
  'idempotency_keys',
]);
/** Sealed secrets and hashes of tokens are of use to nobody but an attacker. */
const leftOutColumns = ['secrets', 'wrapped_key', 'token_hash', 'password_hash'];

const folderOf = (teamId: string): string => `exports/team=${teamId}`;

/** Where an export of a moment lies. */
export const exportKey = (teamId: string, at: Date): string =>
  `${folderOf(teamId)}/forge-${at.toISOString().replace(/[^0-9TZ]/g, '')}.jsonl.gz`;

export const hasExport = async (lake: Lake, teamId: string): Promise<boolean> =>
  (await lake.list(folderOf(teamId))).length > 0;

export const removeExports = (lake: Lake, teamId: string): Promise<void> => lake.remove(folderOf(teamId));

const tablesOf = async ({ trx }: TeamScope): Promise<string[]> => {
  const { rows } = (await trx.raw(
    `select c.table_name as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and c.column_name = 'team_id' and t.table_type = 'BASE TABLE' order by 1`,
  )) as { rows: { name: string }[] };
  return rows.map(({ name }) => name).filter((name) => !leftOutTables.has(name));
};

/** Rows of a query as JSON, a few hundred in memory at a time. */
const rowsOf = async function* (
  { trx }: TeamScope,
  query: { readonly sql: string; readonly values: readonly string[] },
): AsyncGenerator<string, void> {
  await trx.raw(
    `declare team_rows no scroll cursor for select (to_jsonb(r) - ?::text[])::text as row from (${query.sql}) r`,
    [leftOutColumns, ...query.values],
  );
  for (;;) {
    const { rows } = (await trx.raw(`fetch ${String(rowsPerFetch)} from team_rows`)) as {
      rows: { row: string }[];
    };
    for (const { row } of rows) yield row;
    if (rows.length < rowsPerFetch) break;
  }
  await trx.raw('close team_rows');
};

const linesOf = async function* (scope: TeamScope): AsyncGenerator<string, void> {
  const { teamId } = scope;
  yield `${JSON.stringify({ format, export: 'valora-team', teamId, at: new Date().toISOString() })}\n`;
  const sources = [
    { table: 'teams', sql: 'select * from teams where id = ?', values: [teamId] },
    {
      table: 'users',
      sql: 'select u.id, u.name, u.email from users u join memberships m on m.user_id = u.id where m.team_id = ?',
      values: [teamId],
    },
    ...(await tablesOf(scope)).map((table) => ({
      table,
      sql: `select * from "${table}" where team_id = ?`,
      values: [teamId],
    })),
  ];
  for (const { table, ...query } of sources)
    for await (const row of rowsOf(scope, query)) yield `{"table":"${table}","row":${row}}\n`;
};

/** Writes all a team has as JSON lines, `{table, row}` each. The object appears whole or not at all. */
export const exportTeam = async (
  scope: TeamScope,
  target: { readonly lake: Lake; readonly key: string },
): Promise<{ bytes: number }> => {
  await scope.trx.raw('set local statement_timeout = 0');
  return target.lake.write(target.key, Readable.from(linesOf(scope)).pipe(createGzip()));
};
