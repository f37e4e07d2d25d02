import type { ModelKind, TrainingProgress, TrainingReport, TrainingRow } from '@valora/contracts';

export interface TrainingRequest {
  /** Names the work: the same for nothing else, not even another attempt of the same run. */
  readonly workId: string;
  readonly kind: ModelKind;
  /** In the order of their outcomes. Whatever a challenger will be judged on is not among them. */
  readonly rows: readonly TrainingRow[];
  /** Ends the training. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: TrainingProgress) => void;
}

/** What a training came to. */
export type Trained =
  | {
      readonly result: 'trained';
      /** Holds model.onnx and card.json, on the file system of the artifacts: the caller moves it. */
      readonly folder: string;
      readonly report: TrainingReport;
      /** Removes what is left of the work; call it in the end, moved or not. */
      readonly discard: () => Promise<void>;
    }
  | { readonly result: 'too_few' | 'no_variation'; readonly reason: string };

/** Training ended without a model: its process was killed, ran too long or answered nonsense. The message says which. */
export class TrainingFailed extends Error {
  override readonly name = 'TrainingFailed';
}

/**
 * Trains a model. Two sides: a Python process on this machine, and a SageMaker training job. Both run the same code on
 * the same rows. Rejects with TrainingFailed; leaves nothing behind then.
 */
export interface Trainer {
  readonly train: (request: TrainingRequest) => Promise<Trained>;
  /** Removes what trainings of a killed server left behind; call once at the start. */
  readonly cleanUp: () => Promise<void>;
}
