import { type ImportRun, type Query, type api } from '@valora/contracts';
import { assertOnePaging, decodeCursor, notFound, toPage, type TeamScope } from '../platform/index.js';
import { toImportRun, type ImportRecord } from './import-record.js';

export const imports = ({ trx, teamId }: TeamScope) => trx('imports').where({ team_id: teamId });

export const findImport = async (scope: TeamScope, id: string): Promise<ImportRecord | null> =>
  ((await imports(scope).where({ id }).first()) as ImportRecord | undefined) ?? null;

/** Locked until the transaction ends. @throws AppError not_found */
export const lockImport = async (scope: TeamScope, id: string): Promise<ImportRecord> => {
  const record = (await imports(scope).where({ id }).forUpdate().first()) as ImportRecord | undefined;
  if (record === undefined) throw notFound('import');
  return record;
};

/** @throws AppError not_found */
export const getImport = async (scope: TeamScope, id: string): Promise<ImportRun> => {
  const record = await findImport(scope, id);
  if (record === null) throw notFound('import');
  return toImportRun(record);
};

/** Newest first: ids carry their time. @throws AppError invalid_input for a foreign cursor, or one together with a page */
export const listImports = async (scope: TeamScope, query: Query<(typeof api.imports)['list']>) => {
  assertOnePaging(query);
  const rows = imports(scope)
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.cursor !== undefined) void rows.where('id', '<', decodeCursor(query.cursor, ['uuid'])[0]);
  if (query.page !== undefined) void rows.offset((query.page - 1) * query.limit);
  const counted =
    query.page === undefined
      ? null
      : ((await imports(scope).count('* as total').first()) as { total: string });
  const { items, pagination } = toPage({
    query,
    rows: (await rows) as ImportRecord[],
    total: counted === null ? null : Number(counted.total),
    cursorOf: ({ id }) => [id],
  });
  return { items: items.map(toImportRun), pagination };
};
