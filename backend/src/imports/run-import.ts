import type { Database, Lake, LiveBus } from '../platform/index.js';
import { getTeamSettings } from '../identity/index.js';
import { batches } from './batches.js';
import { failImport, finishImport } from './end-import.js';
import type { ImportPorts, NeedPair } from './import-ports.js';
import type { ImportRecord } from './import-record.js';
import { imports } from './import-store.js';
import { lakeSource } from './lake-source.js';
import type { ImportItem, ImportWarning } from './parsed-row.js';
import { keepRawRows, lakeFolder } from './raw-rows.js';
import { earlyProgress, savedBytes, tell, type Progress } from './progress.js';
import { readRows } from './read-rows.js';
import { saveBatch } from './save-batch.js';
import { UnreadableFile } from './unreadable-file.js';

export interface RunDeps {
  readonly database: Pick<Database, 'inTeam'>;
  readonly lake: Lake;
  readonly ports: ImportPorts;
  readonly live: LiveBus;
}
export interface RunRequest {
  readonly teamId: string;
  readonly importId: string;
  /** Ends the run between two batches. */
  readonly signal?: AbortSignal;
  /** Told after every batch, beside the browsers. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const batchRows = 500;

const begin = (deps: RunDeps, { teamId, importId }: RunRequest) =>
  deps.database.inTeam(teamId, async (scope) => {
    const [record] = (await imports(scope)
      .where({ id: importId })
      .whereIn('state', ['queued', 'running', 'failed'])
      .update({ state: 'running', problem: null, finished_at: null, touched_at: scope.trx.fn.now() })
      .returning('*')) as ImportRecord[];
    if (record === undefined) return null;
    const { currency } = await getTeamSettings(scope);
    return { record, currency };
  });

const pairsOf = (item: ImportItem): NeedPair[] => {
  if (item.kind !== 'row') return [];
  const { key, needs, neededBy } = item.row;
  return [
    ...needs.map((other) => ({ key, needs: other })),
    ...neededBy.map((other) => ({ key: other, needs: key })),
  ];
};

interface Begun {
  readonly record: ImportRecord;
  readonly currency: string;
}

const runAll = async (deps: RunDeps, request: RunRequest, { record, currency }: Begun): Promise<void> => {
  const { teamId, importId, signal } = request;
  const { database, lake, ports } = deps;
  const bytes = Number(record.bytes);
  const telling = { database, live: deps.live, onProgress: request.onProgress };
  const early = earlyProgress(telling, record);
  const source = lakeSource(lake, { key: record.lake_key, name: record.file_name, sizeBytes: bytes });
  const rawKey = `${lakeFolder(teamId, record.created_at)}/${importId}.jsonl.gz`;
  await keepRawRows(lake, rawKey, { source, onRead: early.onKeep });
  const needs: NeedPair[] = [];
  const warnings: ImportWarning[] = [];
  let read = 0;
  const items = readRows({
    source,
    ...record.reading,
    currency,
    onLook: early.onLook,
    onProgress: (bytesRead) => (read = bytesRead),
  });
  for await (const batch of batches(items, { size: batchRows, saved: record.rows, warnings })) {
    needs.push(...batch.items.flatMap(pairsOf));
    // Saved by a run that was cut off; read again only for what a row says about others.
    if (batch.before < record.rows) continue;
    signal?.throwIfAborted();
    const bytesRead = savedBytes(read, bytes);
    const saved = await database.inTeam(teamId, (scope) =>
      saveBatch(scope, { ...batch, bytesRead }, { ports, importId }),
    );
    tell(telling, saved);
  }
  const ended = await database.inTeam(teamId, (scope) =>
    finishImport(scope, { needs, warnings }, { ports, importId }),
  );
  tell(telling, ended);
};

/**
 * Runs an import: raw rows to the lake, then batch by batch into the backlog, one transaction each. May be called again
 * after a crash and goes on where it stopped. Does nothing for an import that is done or waits for its mapping. A file
 * that turns out to be no table closes the import as failed; any other failure is thrown.
 */
export const runImport = async (deps: RunDeps, request: RunRequest): Promise<void> => {
  const begun = await begin(deps, request);
  if (begun === null) return;
  const { teamId, importId } = request;
  try {
    await runAll(deps, request, begun);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const { message: problem } = error;
    const failed = await deps.database.inTeam(teamId, (scope) => failImport(scope, { importId, problem }));
    tell({ live: deps.live, onProgress: request.onProgress }, failed);
  }
};
