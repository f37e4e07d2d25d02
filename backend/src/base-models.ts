import path from 'node:path';
import { type Artifact, loadArtifact } from './inference/index.js';
import { mlFolder } from './ml-python.js';
import type { TeamModels } from './predictions/index.js';

export interface BaseModelOptions {
  readonly onProblem: (error: unknown, name: string) => void;
  /** Holds one folder per model; the project's own by default. */
  readonly folder?: string;
}

/**
 * Reads the models that ship with Valora, each once, when it is first needed. One that is missing or damaged is told of
 * and left out: what it would say is then not said, and nothing is made up in its place.
 */
export const createBaseModels = ({ onProblem, folder }: BaseModelOptions) => {
  const once = (name: string): (() => Promise<Artifact | null>) => {
    let loading: Promise<Artifact | null> | undefined;
    return () =>
      (loading ??= loadArtifact(path.join(folder ?? path.join(mlFolder, 'artifacts'), name)).catch(
        (error: unknown) => {
          onProblem(error, name);
          return null;
        },
      ));
  };
  const effort = once('effort');
  let predicting: Promise<TeamModels> | undefined;
  return {
    effort,
    signals: once('signals'),
    similarity: once('similarity'),
    /** One object, so that features it speaks for are predicted together. */
    forPredictions: (): Promise<TeamModels> =>
      (predicting ??= effort().then((baseEffort) => ({ baseEffort, effort: null, value: null }))),
  };
};
