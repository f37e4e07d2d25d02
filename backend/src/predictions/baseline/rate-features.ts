import type { RatedFeature } from './effort.js';
import type { PredictableFeature, TrainedModels, TrainedReturn } from '../predictor.js';

/** A feature with everything trained models say of it. */
export interface JudgedFeature extends RatedFeature {
  readonly return: TrainedReturn | null;
}

/** The base model's word about features, by id; empty where there is no base model. */
export const relativesOf = async (
  models: TrainedModels | undefined,
  features: readonly PredictableFeature[],
): Promise<ReadonlyMap<string, number>> => {
  const relatives = (await models?.relativeEffort?.(features)) ?? [];
  return new Map(
    features.flatMap(({ id }, i) => {
      const relative = relatives[i];
      return relative === undefined ? [] : [[id, relative] as const];
    }),
  );
};

/** Asks every model about these features, in bulk. */
export const judge = async (
  models: TrainedModels | undefined,
  features: readonly PredictableFeature[],
): Promise<JudgedFeature[]> => {
  const relatives = await relativesOf(models, features);
  const efforts = (await models?.effort?.(features)) ?? [];
  const returns = (await models?.returnOnCost?.(features)) ?? [];
  return features.map((feature, i) => ({
    ...feature,
    relative: relatives.get(feature.id) ?? 0,
    trained: efforts[i] ?? null,
    return: returns[i] ?? null,
  }));
};
