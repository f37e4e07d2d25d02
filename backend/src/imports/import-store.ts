import { type ImportRun, type Query, type api } from '@valora/contracts';
import { newestPage, notFound, type TeamScope } from '../platform/index.js';
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

/** Newest first. @throws AppError invalid_input for a foreign cursor, or one together with a page */
export const listImports = (scope: TeamScope, query: Query<(typeof api.imports)['list']>) =>
  newestPage({ query, wanted: () => imports(scope), toItem: toImportRun });
