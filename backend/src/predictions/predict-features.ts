import { loadFeatureStates } from '../features/index.js';
import { assumedDayRate, getTeamSettings } from '../identity/index.js';
import { recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { backlogOf } from './backlog.js';
import { isMaterialChange } from './material-change.js';
import { fingerprintOf, loadCurrentPredictions, savePredictions } from './prediction-store.js';
import type { DeliveredFeature, FeaturePrediction, PredictingTeam, Predictor } from './predictor.js';
import { isPredictable, seenOf, toPredictable } from './to-predictable.js';

export interface PredictionDeps {
  readonly predictor: Predictor;
  /** Delivered features with what became of them; the outcomes station’s, handed over in compose.ts. */
  readonly loadHistory: (scope: TeamScope) => Promise<readonly DeliveredFeature[]>;
}

export interface PredictRequest {
  /** `all`: every feature of the team, keeping what did not change materially. */
  readonly featureIds: readonly string[] | 'all';
  readonly actor: Actor;
  /** What made it necessary, kept with the event so that a moved rank can say why. */
  readonly because?: { readonly type: string; readonly eventId: string } | undefined;
  readonly onProgress?: (progress: { done: number; total: number }) => void;
}

/**
 * One prediction run of a team at a time, until the transaction ends: a run that read older data can never overwrite
 * what a later one wrote.
 */
export const lockPredictions = async ({ trx, teamId }: TeamScope): Promise<void> => {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`predictions ${teamId}`]);
};

const predictingTeam = async (scope: TeamScope): Promise<PredictingTeam> => {
  const { currency, dayRate, dayRateAssumed } = await getTeamSettings(scope);
  return { currency, dayRate: { amount: dayRate, assumed: dayRateAssumed, assumedAmount: assumedDayRate } };
};

/** What stands now and is not to be written again. A whole team's predictions are rewritten only where it matters. */
const newOnes = async (
  scope: TeamScope,
  featureIds: PredictRequest['featureIds'],
  predictions: readonly FeaturePrediction[],
): Promise<Set<FeaturePrediction>> => {
  const standing = await loadCurrentPredictions(scope, featureIds);
  const isNew = (prediction: FeaturePrediction): boolean => {
    const before = standing.get(prediction.featureId);
    if (before === undefined) return true;
    return featureIds === 'all'
      ? isMaterialChange(before, prediction)
      : before.fingerprint !== fingerprintOf(prediction);
  };
  return new Set(predictions.filter(isNew));
};

const recordCompleted = async (
  scope: TeamScope,
  changed: readonly string[],
  { actor, because, modelVersion }: Pick<PredictRequest, 'actor' | 'because'> & { modelVersion: string },
): Promise<void> => {
  await recordEvent(scope, {
    type: 'prediction.completed',
    subjectId: changed.length === 1 ? (changed[0] ?? null) : null,
    actor,
    payload: {
      featureIds: changed,
      modelVersion,
      because: because?.type ?? null,
      causeEventId: because?.eventId ?? null,
    },
  });
};

/**
 * Predicts features and stores what is new, in the caller’s transaction, with one event naming those that changed.
 * Learns from all the team’s features and deliveries but writes only those asked for. Delivered and dropped features
 * and sub-tasks are left alone. Returns the ids that changed.
 */
export const predictFeatures = async (
  scope: TeamScope,
  { predictor, loadHistory }: PredictionDeps,
  { featureIds, actor, because, onProgress }: PredictRequest,
): Promise<string[]> => {
  await lockPredictions(scope);
  const features = (await loadFeatureStates(scope, featureIds)).filter(isPredictable).map(toPredictable);
  if (features.length === 0) return [];
  const asked = new Set(features.map(({ id }) => id));
  // A feature that was reopened is not predicted from its own outcome.
  const history = (await loadHistory(scope)).filter(({ id }) => !asked.has(id));
  const predictions = await predictor.predict({
    features,
    team: await predictingTeam(scope),
    history,
    backlog: await backlogOf(scope),
    onProgress: (done) => onProgress?.({ done, total: features.length }),
  });
  const news = await newOnes(scope, featureIds, predictions);
  const saved = predictions.flatMap((prediction, i) => {
    const feature = features[i];
    return feature && news.has(prediction) ? [{ prediction, seen: seenOf(feature, history.length) }] : [];
  });
  if (saved.length === 0) return [];
  await savePredictions(scope, saved);
  const changed = saved.map(({ prediction }) => prediction.featureId);
  await recordCompleted(scope, changed, { actor, because, modelVersion: predictor.modelVersion });
  return changed;
};
