import { trainingProgress, type ModelKind, type TrainingProgress } from '@valora/contracts';
import { runPython } from './run-python.js';
import { TrainingFailed, type Trainer } from './trainer.js';
import { createWorkFolder } from './work-folder.js';

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

/** Trains in a Python process of this machine. */
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

  const prepared = (): Promise<string> =>
    python().catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new TrainingFailed(`the Python environment could not be made: ${why}`, { cause: error });
    });

  const work = createWorkFolder(workFolder);
  return {
    train: (request) =>
      work.train(request, async ({ data, out }) => {
        await runPython({
          python: await prepared(),
          packageFolder,
          args: argumentsOf(request.kind, [data, out]),
          signal: request.signal,
          timeoutMs,
          onLine: (line) => {
            const progress = progressOf(line);
            if (progress !== null) request.onProgress(progress);
          },
        });
      }),
    cleanUp: work.cleanUp,
  };
};
