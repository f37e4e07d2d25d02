import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { ImportReading, ImportRun, RejectedRow } from '@valora/contracts';
import type { Actor } from '../platform/index.js';
import { getImport } from './import-store.js';
import { receiveImport, type ReceiveDeps } from './receive-import.js';
import { allRejectedRows } from './rejected-rows.js';
import { runImport, type RunDeps, type RunRequest } from './run-import.js';

export interface FileRequest {
  readonly teamId: string;
  readonly actor: Actor;
  readonly path: string;
  readonly reading: ImportReading;
  readonly onProgress?: RunRequest['onProgress'];
}
export interface ImportedFile {
  readonly run: ImportRun;
  readonly rejectedRows: readonly RejectedRow[];
}

/**
 * Imports a file of this machine in this process, without the queue, to its end: for commands. `run.state` is `done`, or
 * `failed` or `needs_mapping` with what is wrong in `run.problem` or `run.preview.problems`.
 * @throws AppError invalid_input for a mapping that does not fit, and what reading the file throws
 */
export const importFile = async (
  deps: ReceiveDeps & RunDeps,
  request: FileRequest,
): Promise<ImportedFile> => {
  const { teamId, actor, path, reading, onProgress } = request;
  const received = await receiveImport(deps, {
    teamId,
    actor,
    fileName: basename(path),
    content: createReadStream(path),
    reading,
    start: 'here',
  });
  const importId = received.id;
  if (received.state === 'running') await runImport(deps, { teamId, importId, onProgress });
  return deps.database.inTeam(teamId, async (scope) => ({
    run: await getImport(scope, importId),
    rejectedRows: await allRejectedRows(scope, importId),
  }));
};
