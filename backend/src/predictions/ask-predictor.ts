import type { Artifact, ModelRunner } from '../inference/index.js';
import type { Logger, TeamScope } from '../platform/index.js';
import type { FeaturePrediction, PredictableFeature, PredictionRequest, Predictor } from './predictor.js';
import type { createTrainedModels, Served, TeamModels } from './trained-models.js';

/** Trained models, handed over in compose.ts; a team’s own come from the end of the line. */
export interface ModelDeps {
  readonly speak: ReturnType<typeof createTrainedModels>;
  /** What ships with Valora: all that ever speaks for sample data. */
  readonly loadBase: () => Promise<TeamModels>;
  /** Which models speak for which feature of a team now; two versions may share the features between them. */
  readonly loadTeamModels: (scope: TeamScope) => Promise<(featureId: string) => TeamModels>;
  /** A version that once spoke; null where it is not kept any more. */
  readonly findModel: (scope: TeamScope, version: string) => Promise<Artifact | null>;
  readonly runner: ModelRunner;
  readonly log: Logger;
}

export interface Answered {
  readonly prediction: FeaturePrediction;
  readonly served: Served;
}

type Asking = Omit<PredictionRequest, 'models'>;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Predicts with trained models; where one of them fails, the built-in formulae predict all these features, and the
 * predictions say so. In the order of the request's features.
 */
const askModels = async (
  { predictor, deps, models }: { predictor: Predictor; deps: ModelDeps; models: TeamModels },
  request: Asking,
): Promise<Answered[]> => {
  let served: Served = { servedBy: 'local' };
  const speaking = deps.speak(models, (answer) => {
    // One part that fell back is what is said of the whole.
    if (served.fellBackBecause === undefined) served = answer;
  });
  const ask = async (more: Pick<PredictionRequest, 'models'>): Promise<Answered[]> =>
    (await predictor.predict({ ...request, ...more })).map((prediction) => ({ prediction, served }));
  if (speaking === null) return ask({});
  try {
    return await ask({ models: speaking });
  } catch (error) {
    deps.log.error(
      { err: error, models: speaking.version },
      'trained models failed; the built-in ones predict',
    );
    served = { servedBy: 'local', fellBackBecause: `Trained models failed: ${reasonOf(error)}` };
    return ask({});
  }
};

const groupBy = <Key>(
  features: readonly PredictableFeature[],
  keyOf: (feature: PredictableFeature) => Key,
): Map<Key, PredictableFeature[]> => {
  const groups = new Map<Key, PredictableFeature[]>();
  for (const feature of features) {
    const key = keyOf(feature);
    const members = groups.get(key);
    if (members) members.push(feature);
    else groups.set(key, [feature]);
  }
  return groups;
};

/** Predicts features by whichever models speak for each, or by the built-in formulae alone without `deps`. */
export const askPredictor = async (
  asked: { predictor: Predictor; deps: ModelDeps | undefined; modelsOf: (featureId: string) => TeamModels },
  request: Asking,
): Promise<Answered[]> => {
  const { predictor, deps, modelsOf } = asked;
  if (deps === undefined) {
    const predictions = await predictor.predict(request);
    return predictions.map((prediction) => ({ prediction, served: { servedBy: 'local' } }));
  }
  const answered: Answered[] = [];
  for (const [models, features] of groupBy(request.features, ({ id }) => modelsOf(id))) {
    const before = answered.length;
    const onProgress = (done: number): void => request.onProgress?.(before + done);
    answered.push(...(await askModels({ predictor, deps, models }, { ...request, features, onProgress })));
  }
  return answered;
};
