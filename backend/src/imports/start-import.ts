import type { ImportReading, ImportRun } from '@valora/contracts';
import { conflict, invalidInput, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { mappingProblems } from './columns/mapping-problems.js';
import { toImportRun, type ImportRecord } from './import-record.js';
import { imports, lockImport } from './import-store.js';
import { removeRejectedRows } from './rejected-rows.js';

const assertStartable = ({ state, preview }: ImportRecord): void => {
  if (state === 'queued' || state === 'running') throw conflict('This import is already under way.');
  if (state === 'done') throw conflict('This import is done; upload the file again to repeat it.');
  if (preview === null) throw conflict('This file cannot be imported; upload another one.');
};

/** Whether title (and nothing unknown) is mapped. @throws AppError invalid_input */
const assertFits = ({ preview }: ImportRecord, { mapping = {} }: ImportReading): void => {
  const columns = preview?.columns ?? [];
  const problems = mappingProblems(columns, mapping);
  if (problems.length > 0) throw invalidInput('body.mapping', problems.join('; '));
  const titled = columns.some(
    ({ name, field }) => (Object.hasOwn(mapping, name) ? mapping[name] : field) === 'title',
  );
  const byOtherName = Object.values(mapping).includes('title');
  if (!titled && !byOtherName)
    throw invalidInput('body.mapping', 'no column gives the title: map one to “title”');
};

/** Read from the start again: what an earlier run counted does not hold for another reading. */
const fromTheStart = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0, bytes_read: '0' } as const;

/**
 * Queues an import that waits for its mapping, or one that failed. Without a new reading a failed one goes on where it
 * stopped. @throws AppError not_found, conflict, invalid_input
 */
export const startImport = async (
  scope: TeamScope,
  { id, reading, actor }: { readonly id: string; readonly reading: ImportReading; readonly actor: Actor },
): Promise<ImportRun> => {
  const record = await lockImport(scope, id);
  assertStartable(record);
  const wanted: ImportReading = { ...record.reading, ...reading };
  assertFits(record, wanted);
  const isNew = JSON.stringify(wanted) !== JSON.stringify(record.reading);
  if (isNew) await removeRejectedRows(scope, id);
  const [queued] = (await imports(scope)
    .where({ id })
    .update({
      state: 'queued',
      reading: wanted,
      problem: null,
      finished_at: null,
      touched_at: scope.trx.fn.now(),
      ...(isNew ? fromTheStart : {}),
    })
    .returning('*')) as ImportRecord[];
  await recordEvent(scope, {
    type: 'import.started',
    subjectId: id,
    actor,
    payload: { importId: id, fileName: record.file_name },
  });
  return toImportRun(queued as ImportRecord);
};
