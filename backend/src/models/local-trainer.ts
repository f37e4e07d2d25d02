import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { trainingProgress, type ModelKind, type TrainingProgress } from '@valora/contracts';
import { runPython } from './run-python.js';
import { readTrained, writeTrainingRows } from './training-files.js';
import type { Trained, Trainer, TrainingRequest } from './trainer.js';
import { TrainingFailed } from './trainer.js';

export interface LocalTrainerOptions {
  /** Path of the interpreter; makes the environment on first need. */
  readonly python: () => Promise<string>;
  /** Folder of the package valora_ml. */
  readonly packageFolder: string;
  /** Below the data directory; every training works in a folder of its own here. */
  readonly workFolder: string;
  /** Folders of base models that a kind is trained over. */
  readonly bases?: Readonly<Partial<Record<ModelKind, string>>>;
  /** Where MLflow records trainings: an address such as `sqlite:////…/mlflow.db`. Left out: nowhere. */
  readonly tracking?: string;
  readonly timeoutMs?: number;
}

/** Shorter than a job may take, so that a training ends with a reason of its own. */
const defaultTimeoutMs = 8 * 60_000;

const progressOf = (line: string): TrainingProgress | null => {
  try {
    const parsed = trainingProgress.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Trains in a Python process of this machine. Its folder is named for this process, so that leftovers can be told. */
export const createLocalTrainer = (options: LocalTrainerOptions): Trainer => {
  const { python, packageFolder, workFolder, timeoutMs = defaultTimeoutMs } = options;

  const argumentsOf = (kind: ModelKind, [data, out]: readonly [string, string]): string[] => {
    const base = options.bases?.[kind];
    return [
      ...['train', kind, '--data', data, '--out', out],
      ...(base === undefined ? [] : ['--base', base]),
      ...['--tracking', options.tracking ?? 'none'],
    ];
  };

  const trainIn = async (folder: string, request: TrainingRequest): Promise<Trained> => {
    const { kind, rows, signal, onProgress } = request;
    const [data, out] = [path.join(folder, 'data'), path.join(folder, 'out')];
    await writeTrainingRows(data, rows);
    const interpreter = await python().catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new TrainingFailed(`the Python environment could not be made: ${why}`, { cause: error });
    });
    await runPython({
      python: interpreter,
      packageFolder,
      args: argumentsOf(kind, [data, out]),
      signal,
      timeoutMs,
      onLine: (line) => {
        const progress = progressOf(line);
        if (progress !== null) onProgress(progress);
      },
    });
    const report = await readTrained(out, { kind, rows: rows.length });
    return report.result === 'trained'
      ? { result: 'trained', folder: out, report, discard: () => removeFolder(folder) }
      : { result: report.result, reason: report.reason };
  };

  return {
    train: async (request) => {
      const folder = path.join(workFolder, `${request.workId}.${String(process.pid)}`);
      await removeFolder(folder);
      try {
        const trained = await trainIn(folder, request);
        if (trained.result !== 'trained') await removeFolder(folder);
        return trained;
      } catch (error) {
        await removeFolder(folder);
        throw error;
      }
    },
    cleanUp: async () => {
      for (const name of await readdir(workFolder).catch(() => [])) {
        const pid = Number(name.split('.').at(-1));
        if (pid !== process.pid && Number.isInteger(pid) && isAlive(pid)) continue;
        await removeFolder(path.join(workFolder, name));
      }
    },
  };
};
