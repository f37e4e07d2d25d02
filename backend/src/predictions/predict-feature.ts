import type { Prediction } from '@valora/contracts';
import { loadFeatureStates } from '../features/index.js';
import { conflict, notFound, type Actor, type TeamScope } from '../platform/index.js';
import { predictFeatures, type PredictionDeps } from './predict-features.js';
import { loadCurrentPredictions } from './prediction-store.js';
import { isPredictable } from './to-predictable.js';

/**
 * Predicts one feature now. Where nothing changed the standing prediction is the answer.
 * @throws AppError not_found; conflict for delivered or dropped features and sub-tasks
 */
export const predictFeature = async (
  scope: TeamScope,
  deps: PredictionDeps,
  { featureId, actor }: { featureId: string; actor: Actor },
): Promise<Prediction> => {
  const [state] = await loadFeatureStates(scope, [featureId]);
  if (state === undefined) throw notFound('feature');
  if (!isPredictable(state))
    throw conflict(
      state.isSubtask
        ? `${state.key} is a sub-task; it is predicted as part of ${state.parentKey ?? 'its parent'}.`
        : `${state.key} is ${state.status}; it keeps the prediction it had.`,
    );
  await predictFeatures(scope, deps, { featureIds: [featureId], actor });
  const standing = (await loadCurrentPredictions(scope, [featureId])).get(featureId);
  if (standing === undefined) throw notFound('prediction');
  const { fingerprint: _, ...prediction } = standing;
  return prediction;
};
