import type { ModelContributions } from '@valora/contracts';
import type { Artifact } from './artifact.js';

export type { ModelContributions } from '@valora/contracts';

/** What a prediction is made from; the artifact’s card says which of it the model reads. */
export interface ModelRow {
  /** By name; a missing text is empty. */
  readonly texts: Readonly<Record<string, string>>;
  /** By name; null, NaN and a missing name mean: not known. An infinite number is refused. */
  readonly numbers: Readonly<Record<string, number | null>>;
  /** By name; a value that training did not see counts as the card’s `unknown`, or as none. */
  readonly categories: Readonly<Record<string, string | null>>;
}

export interface ModelAnswer {
  /** The card’s outputs by name; finite numbers. */
  readonly outputs: Readonly<Record<string, readonly number[]>>;
  /** Only if asked for and if the artifact can explain itself. */
  readonly contributions?: ModelContributions;
}

export interface RunRequest {
  readonly artifact: Artifact;
  readonly rows: readonly ModelRow[];
  readonly explain?: boolean;
}

export interface RunResult {
  /** One per row, in their order. */
  readonly answers: readonly ModelAnswer[];
  readonly modelVersion: string;
  readonly servedBy: 'local' | 'endpoint';
  /** Why the endpoint did not answer, where one should have. */
  readonly fellBackBecause?: string;
}

/**
 * Answers rows by a model. Two sides: ONNX Runtime in this process, and a SageMaker endpoint with this process behind it.
 * Rejects with a `ModelInputError` for rows it must not answer and with a `ModelFailedError` where the model fails.
 */
export interface ModelRunner {
  readonly run: (request: RunRequest) => Promise<RunResult>;
}
