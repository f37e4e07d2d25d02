import path from 'node:path';
import { type Artifact, loadArtifact } from './inference/index.js';
import { mlFolder } from './ml-python.js';
import type { Logger } from './platform/index.js';
import type { TeamModels } from './predictions/index.js';

export interface BaseModels {
  readonly effort: Artifact | null;
  readonly signals: Artifact | null;
  readonly similarity: Artifact | null;
}

/**
 * Reads the models that ship with Valora, once, when they are first needed. One that is missing or damaged is logged and
 * left out: what it would say is then not said, and nothing is made up in its place.
 */
export const createBaseModels = ({ log, folder }: { log: Logger; folder?: string }) => {
  const load = async (name: string): Promise<Artifact | null> => {
    try {
      return await loadArtifact(path.join(folder ?? path.join(mlFolder, 'artifacts'), name));
    } catch (error) {
      log.error({ err: error, model: name }, 'a model that ships with Valora cannot be used');
      return null;
    }
  };
  let loading: Promise<BaseModels> | undefined;
  const all = (): Promise<BaseModels> =>
    (loading ??= Promise.all([load('effort'), load('signals'), load('similarity')]).then(
      ([effort, signals, similarity]) => ({ effort, signals, similarity }),
    ));
  let predicting: Promise<TeamModels> | undefined;
  return {
    all,
    /** One object, so that features it speaks for are predicted together. */
    forPredictions: (): Promise<TeamModels> =>
      (predicting ??= all().then(({ effort }) => ({ baseEffort: effort, effort: null, value: null }))),
  };
};
