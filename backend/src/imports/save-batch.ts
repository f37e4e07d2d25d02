import type { TeamScope } from '../platform/index.js';
import type { ImportPorts } from './import-ports.js';
import type { ImportRecord } from './import-record.js';
import { imports, lockImport } from './import-store.js';
import type { ImportItem, ParsedRow, Rejection } from './parsed-row.js';
import { addRejectedRows } from './rejected-rows.js';

export interface Batch {
  /** Rows and rejections in the order of the file. */
  readonly items: readonly ImportItem[];
  /** Rows of the file before this batch. */
  readonly before: number;
  /** How far the import is behind it, as bytes of the file. */
  readonly bytesRead: number;
}

/** Another run of the same import has saved this batch: the queue took this one for dead. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/**
 * Saves a batch in the scope’s transaction: its features, outcomes and rejected rows, and how far the import is. All of
 * it happens or nothing, so a run that is cut off goes on behind its last batch. Throws Overtaken when that batch is not
 * the next one.
 */
export const saveBatch = async (
  scope: TeamScope,
  batch: Batch,
  { ports, importId }: { readonly ports: ImportPorts; readonly importId: string },
): Promise<ImportRecord> => {
  const record = await lockImport(scope, importId);
  if (record.state !== 'running' || record.rows !== batch.before)
    throw new Overtaken(`import ${importId} is at row ${record.rows}, not ${batch.before}`);
  const rows = batch.items.flatMap((item): ParsedRow[] => (item.kind === 'row' ? [item.row] : []));
  const rejections = batch.items.flatMap((item): Rejection[] =>
    item.kind === 'rejected' ? [item.rejection] : [],
  );
  const actor = { name: record.started_by, userId: record.started_by_id };
  const options = { actor, origin: record.file_name, asOf: record.created_at };
  const saved = await ports.saveFeatures(scope, rows, options);
  await ports.saveOutcomes(scope, rows, actor);
  await addRejectedRows(scope, importId, { rejections, firstSeq: record.rejected + 1 });
  const [after] = (await imports(scope)
    .where({ id: importId })
    .update({
      rows: batch.before + batch.items.length,
      created: record.created + saved.created,
      updated: record.updated + saved.updated,
      unchanged: record.unchanged + saved.unchanged,
      rejected: record.rejected + rejections.length,
      bytes_read: batch.bytesRead,
      touched_at: scope.trx.fn.now(),
    })
    .returning('*')) as ImportRecord[];
  return after as ImportRecord;
};
