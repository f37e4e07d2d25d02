import { recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { isMaterialChange } from './material-change.js';
import {
  fingerprintOf,
  loadCurrentPredictions,
  savePredictions,
  type NewPrediction,
} from './prediction-store.js';
import type { FeaturePrediction } from './predictor.js';

/** What made a prediction necessary, kept with the event so that a moved rank can say why. */
export interface Cause {
  readonly type: string;
  readonly eventId: string;
}

export interface Made {
  readonly predictions: readonly NewPrediction[];
  /** True where they were made because others changed: then only what says something new is written. */
  readonly teamWide: boolean;
  readonly actor: Actor;
  readonly because: Cause | undefined;
}

/** Saves the predictions that differ from those that stand, with one event naming them. Returns their features. */
export const keepNewPredictions = async (
  scope: TeamScope,
  { predictions, teamWide, actor, because }: Made,
): Promise<string[]> => {
  const standing = await loadCurrentPredictions(
    scope,
    teamWide ? 'all' : predictions.map(({ prediction }) => prediction.featureId),
  );
  const isNew = (prediction: FeaturePrediction): boolean => {
    const before = standing.get(prediction.featureId);
    if (before === undefined) return true;
    return teamWide ? isMaterialChange(before, prediction) : before.fingerprint !== fingerprintOf(prediction);
  };
  const news = predictions.filter(({ prediction }) => isNew(prediction));
  const [first] = news;
  if (first === undefined) return [];
  await savePredictions(scope, news);
  const featureIds = news.map(({ prediction }) => prediction.featureId);
  await recordEvent(scope, {
    type: 'prediction.completed',
    subjectId: news.length === 1 ? first.prediction.featureId : null,
    actor,
    payload: {
      featureIds,
      modelVersion: first.prediction.modelVersion,
      because: because?.type ?? null,
      causeEventId: because?.eventId ?? null,
    },
  });
  return featureIds;
};
