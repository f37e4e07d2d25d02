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
  readonly onProgress?: (progress: {
    readonly bytesRead: number;
    readonly bytes: number;
    readonly rows: number;
  }) => void;
}

const batchRows = 500;

const begin = (deps: RunDeps, { teamId, importId }: RunRequest) =>
  deps.database.inTeam(teamId, async (scope) => {
    const [record] = (await imports(scope)
      .where({ id: importId })
      .whereIn('state', ['queued', 'running', 'failed'])
      .update({ state: 'running', problem: null, finished_at: null })
      .returning('*')) as ImportRecord[];
    if (record === undefined) return null;
    const { currency } = await getTeamSettings(scope);
    return { record, currency };
  });

const tell = (deps: RunDeps, record: ImportRecord, request: RunRequest): void => {
  const progress = { bytesRead: Number(record.bytes_read), bytes: Number(record.bytes), rows: record.rows };
  deps.live.publish(record.team_id, 'import.progressed', {
    importId: record.id,
    state: record.state,
    ...progress,
  });
  request.onProgress?.(progress);
};

const pairsOf = (item: ImportItem): NeedPair[] => {
  if (item.kind !== 'row') return [];
  const { key, needs, neededBy } = item.row;
  return [
    ...needs.map((other) => ({ key, needs: other })),
    ...neededBy.map((other) => ({ key: other, needs: key })),
  ];
};

const runAll = async (
  deps: RunDeps,
  request: RunRequest,
  begun: { record: ImportRecord; currency: string },
) => {
  const { record, currency } = begun;
  const { teamId, importId } = request;
  const source = lakeSource(deps.lake, {
    key: record.lake_key,
    name: record.file_name,
    sizeBytes: Number(record.bytes),
  });
  await keepRawRows(deps.lake, `${lakeFolder(teamId, record.created_at)}/${importId}.jsonl.gz`, source);
  const needs: NeedPair[] = [];
  const warnings: ImportWarning[] = [];
  let bytesRead = 0;
  const rows = readRows({ source, ...record.reading, currency, onProgress: (bytes) => (bytesRead = bytes) });
  for await (const batch of batches(rows, { size: batchRows, warnings })) {
    needs.push(...batch.items.flatMap(pairsOf));
    // Saved by a run that was cut off; read again only for what a row says about others.
    if (batch.before < record.rows) continue;
    request.signal?.throwIfAborted();
    const saved = await deps.database.inTeam(teamId, (scope) =>
      saveBatch(scope, { ...batch, bytesRead }, { ports: deps.ports, importId }),
    );
    tell(deps, saved, request);
  }
  return deps.database.inTeam(teamId, (scope) =>
    finishImport(scope, { needs, warnings }, { ports: deps.ports, importId }),
  );
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
    tell(deps, await runAll(deps, request, begun), request);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const { message: problem } = error;
    const failed = await deps.database.inTeam(teamId, (scope) => failImport(scope, { importId, problem }));
    tell(deps, failed, request);
  }
};
