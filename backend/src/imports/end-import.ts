import { recordEvent, type TeamScope } from '../platform/index.js';
import type { ImportPorts, NeedPair } from './import-ports.js';
import type { ImportRecord } from './import-record.js';
import { imports, lockImport } from './import-store.js';
import type { ImportWarning } from './parsed-row.js';

const pairsAtOnce = 5_000;

const linkAll = async (
  scope: TeamScope,
  pairs: readonly NeedPair[],
  { ports, record }: { readonly ports: ImportPorts; readonly record: ImportRecord },
): Promise<number> => {
  const actor = { name: record.started_by, userId: record.started_by_id };
  let left = 0;
  for (let at = 0; at < pairs.length; at += pairsAtOnce)
    left += (await ports.linkNeeds(scope, pairs.slice(at, at + pairsAtOnce), actor)).left.length;
  return left;
};

/** A warning as a sentence for people. */
export const warningText = ({ line, column, reason, count }: ImportWarning): string => {
  const where = [line === null ? null : `line ${line}`, column === null ? null : `column “${column}”`];
  const named = where.filter((part) => part !== null).join(', ');
  const more = count > 1 ? ` (${count} rows)` : '';
  return `${named === '' ? '' : `${named}: `}${reason}${more}`;
};

const end = async (
  scope: TeamScope,
  record: ImportRecord,
  columns: Readonly<Record<string, unknown>>,
): Promise<ImportRecord> => {
  const [ended] = (await imports(scope)
    .where({ id: record.id })
    .update({ ...columns, finished_at: scope.trx.fn.now() })
    .returning('*')) as ImportRecord[];
  const { id, file_name: fileName, state, created, updated, unchanged, rejected } = ended as ImportRecord;
  await recordEvent(scope, {
    type: 'import.finished',
    subjectId: id,
    actor: { name: record.started_by, userId: record.started_by_id },
    payload: { importId: id, fileName, state, created, updated, unchanged, rejected },
  });
  return ended as ImportRecord;
};

export interface Finished {
  readonly needs: readonly NeedPair[];
  readonly warnings: readonly ImportWarning[];
}

/** Links what waits for what, keeps the warnings and closes the import; does nothing when it is closed already. */
export const finishImport = async (
  scope: TeamScope,
  { needs, warnings }: Finished,
  { ports, importId }: { readonly ports: ImportPorts; readonly importId: string },
): Promise<ImportRecord> => {
  const record = await lockImport(scope, importId);
  if (record.state !== 'running') return record;
  const left = await linkAll(scope, needs, { ports, record });
  const texts = warnings.map(warningText);
  if (left > 0) texts.push(`links to other issues left out: ${left} (not in the backlog, or a circle)`);
  return end(scope, record, {
    state: 'done',
    warnings: JSON.stringify(texts),
    bytes_read: record.bytes,
  });
};

/** Closes the import as failed, with a reason for people; what went in before stays in. */
export const failImport = async (
  scope: TeamScope,
  { importId, problem }: { readonly importId: string; readonly problem: string },
): Promise<ImportRecord> => {
  const record = await lockImport(scope, importId);
  if (record.state !== 'running' && record.state !== 'queued') return record;
  return end(scope, record, { state: 'failed', problem });
};
