import type { Readable } from 'node:stream';
import type { ImportPreview, ImportReading, ImportRun } from '@valora/contracts';
import {
  invalidInput,
  newId,
  recordEvent,
  type Actor,
  type Clock,
  type Database,
  type Lake,
} from '../platform/index.js';
import { toImportRun, type ImportRecord } from './import-record.js';
import { imports } from './import-store.js';
import { lakeSource } from './lake-source.js';
import { keepUpload } from './keep-upload.js';
import { previewFile, type FilePreview } from './preview.js';
import { lakeFolder } from './raw-rows.js';
import { cleanText, oneLine } from './text/clean-text.js';
import { UnreadableFile } from './unreadable-file.js';

export interface ReceiveDeps {
  readonly database: Pick<Database, 'inTeam'>;
  readonly lake: Lake;
  readonly clock: Clock;
  readonly maxUploadBytes: number;
}
export interface ReceivedFile {
  readonly teamId: string;
  readonly actor: Actor;
  readonly fileName: string;
  readonly content: Readable;
  readonly reading: ImportReading;
  /**
   * `auto`: queued when key and title are known, or a mapping was given; `never`: waits for `startImport`;
   * `here`: the caller runs it in this process.
   */
  readonly start: 'auto' | 'never' | 'here';
}

const toContract = (preview: FilePreview): ImportPreview => ({
  format: preview.format,
  columns: preview.columns.map((column) => ({ ...column, samples: [...column.samples] })),
  firstRows: preview.firstRows.map((row) => [...row]),
  fields: preview.fields.map((field) => ({ ...field })),
  problems: [...preview.problems],
  encoding: preview.encoding,
  delimiter: preview.delimiter,
  dateOrder: preview.dateOrder.order,
  decimalMark: preview.decimalMark,
  remarks: [...preview.remarks],
});

const isReady = (preview: ImportPreview, reading: ImportReading): boolean => {
  const found = new Set(preview.columns.map(({ field }) => field));
  return preview.problems.length === 0 && (found.has('key') || reading.mapping !== undefined);
};

type Judged =
  | {
      readonly state: 'needs_mapping' | 'queued' | 'running';
      readonly preview: ImportPreview;
      readonly problem: null;
    }
  | { readonly state: 'failed'; readonly preview: null; readonly problem: string };

const judge = (preview: ImportPreview, { start, reading }: ReceivedFile): Judged['state'] => {
  if (start === 'here') return preview.problems.length === 0 ? 'running' : 'needs_mapping';
  return start === 'auto' && isReady(preview, reading) ? 'queued' : 'needs_mapping';
};

const look = async (
  source: Parameters<typeof previewFile>[0]['source'],
  file: ReceivedFile,
): Promise<Judged> => {
  try {
    const preview = toContract(await previewFile({ source, ...file.reading }));
    return { state: judge(preview, file), preview, problem: null } as Judged;
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.code === 'bad_mapping') throw invalidInput('query.mapping', error.message);
    return { state: 'failed', preview: null, problem: error.message };
  }
};

/**
 * Takes a file in: raw into the lake first, then a look at it, then the import with its state. A file that is no table
 * becomes a failed import that says why.
 * @throws AppError too_large, invalid_input for a mapping that does not fit
 */
export const receiveImport = async (deps: ReceiveDeps, file: ReceivedFile): Promise<ImportRun> => {
  const { teamId, actor, content } = file;
  const id = newId();
  const now = deps.clock.now();
  const fileName = oneLine(cleanText(file.fileName).text) || 'upload';
  const key = `${lakeFolder(teamId, now)}/${id}.upload`;
  const kept = await keepUpload(deps.lake, key, { content, maxBytes: deps.maxUploadBytes });
  const source = lakeSource(deps.lake, { key, name: fileName, sizeBytes: kept.bytes });
  const judged = await look(source, file).catch(async (error: unknown) => {
    // No import stands for this file: nobody would ever read or remove it.
    await deps.lake.remove(key);
    throw error;
  });
  return deps.database.inTeam(teamId, async (scope) => {
    const [record] = (await imports(scope)
      .insert({
        team_id: teamId,
        id,
        file_name: fileName,
        state: judged.state,
        lake_key: key,
        content_hash: kept.sha256,
        reading: file.reading,
        preview: judged.preview,
        bytes: kept.bytes,
        problem: judged.problem,
        started_by: actor.name,
        started_by_id: actor.userId,
        created_at: now,
        finished_at: judged.state === 'failed' ? now : null,
      })
      .returning('*')) as ImportRecord[];
    if (judged.state === 'queued' || judged.state === 'running')
      await recordEvent(scope, {
        type: 'import.started',
        subjectId: id,
        actor,
        payload: { importId: id, fileName },
      });
    return toImportRun(record as ImportRecord);
  });
};
