import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Trained, TrainingRequest } from './trainer.js';
import { readTrained, writeTrainingRows } from './training-files.js';

const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Folders of one training: `rows.jsonl` lies in `data`; the trainer leaves its model and report in `out`. */
export interface TrainingFolders {
  readonly data: string;
  readonly out: string;
}

/** Where trainings work, each in a folder of its own that is named for this process, so that leftovers can be told. */
export interface WorkFolder {
  /**
   * Hands a training its rows and reads what became of them. Only a trained model stays, until it is discarded.
   * @throws TrainingFailed, and whatever `make` throws
   */
  readonly train: (
    request: TrainingRequest,
    make: (folders: TrainingFolders) => Promise<void>,
  ) => Promise<Trained>;
  /** Removes what processes that are gone left behind; call once at the start. */
  readonly cleanUp: () => Promise<void>;
}

export const createWorkFolder = (root: string): WorkFolder => ({
  train: async ({ workId, kind, rows }, make) => {
    const folder = path.join(root, `${workId}.${String(process.pid)}`);
    const folders = { data: path.join(folder, 'data'), out: path.join(folder, 'out') };
    let isTrained = false;
    await removeFolder(folder);
    try {
      await writeTrainingRows(folders.data, rows);
      await make(folders);
      const report = await readTrained(folders.out, { kind, rows: rows.length });
      if (report.result !== 'trained') return { result: report.result, reason: report.reason };
      isTrained = true;
      return { result: 'trained', folder: folders.out, report, discard: () => removeFolder(folder) };
    } finally {
      if (!isTrained) await removeFolder(folder);
    }
  },
  cleanUp: async () => {
    for (const name of await readdir(root).catch(() => [] as string[])) {
      const pid = Number(name.split('.').at(-1));
      if (pid !== process.pid && Number.isInteger(pid) && isAlive(pid)) continue;
      await removeFolder(path.join(root, name));
    }
  },
});
