import type { Query, RejectedRow, api } from '@valora/contracts';
import { assertOnePaging, decodeCursor, toPage, type TeamScope } from '../platform/index.js';
import { getImport } from './import-store.js';
import type { Rejection } from './parsed-row.js';

interface RejectedRecord {
  seq: number;
  line: number;
  column_name: string | null;
  value: string | null;
  reason: string;
}

const stored = ({ trx, teamId }: TeamScope, importId: string) =>
  trx('rejected_rows').where({ team_id: teamId, import_id: importId });

const toRejectedRow = (record: RejectedRecord): RejectedRow => ({
  line: record.line,
  column: record.column_name,
  value: record.value,
  reason: record.reason,
});

/** Adds the rejected rows of a batch; `firstSeq` counts the import’s rejections from 1. */
export const addRejectedRows = async (
  { trx, teamId }: TeamScope,
  importId: string,
  { rejections, firstSeq }: { rejections: readonly Rejection[]; firstSeq: number },
): Promise<void> => {
  const rows = rejections.map(({ line, column, value, reason }, index) => ({
    team_id: teamId,
    import_id: importId,
    seq: firstSeq + index,
    line,
    column_name: column,
    value,
    reason,
  }));
  if (rows.length > 0) await trx.batchInsert('rejected_rows', rows, 500);
};

export const removeRejectedRows = async (scope: TeamScope, importId: string): Promise<void> => {
  await stored(scope, importId).delete();
};

/** All rejected rows in the order of the file: for reports that are written at once. */
export const allRejectedRows = async (scope: TeamScope, importId: string): Promise<RejectedRow[]> =>
  ((await stored(scope, importId).orderBy('seq')) as RejectedRecord[]).map(toRejectedRow);

/** In the order of the file. @throws AppError not_found, invalid_input for a foreign cursor, or one together with a page */
export const listRejectedRows = async (
  scope: TeamScope,
  importId: string,
  query: Query<(typeof api.imports)['rejectedRows']>,
) => {
  assertOnePaging(query);
  const { rejected } = await getImport(scope, importId);
  const rows = stored(scope, importId)
    .orderBy('seq')
    .limit(query.limit + 1);
  if (query.cursor !== undefined) void rows.where('seq', '>', decodeCursor(query.cursor, ['integer'])[0]);
  if (query.page !== undefined) void rows.offset((query.page - 1) * query.limit);
  const { items, pagination } = toPage({
    query,
    rows: (await rows) as RejectedRecord[],
    total: query.page === undefined ? null : rejected,
    cursorOf: ({ seq }) => [seq],
  });
  return { items: items.map(toRejectedRow), pagination };
};
