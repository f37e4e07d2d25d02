import { loadFeatureStates } from '../features/index.js';
import { assumedDayRate, getTeamSettings } from '../identity/index.js';
import type { Actor, TeamScope } from '../platform/index.js';
import { askPredictor, type ModelDeps } from './ask-predictor.js';
import { backlogOf, loadSampleIds } from './backlog.js';
import { type Cause, keepNewPredictions } from './keep-new-predictions.js';
import type { NewPrediction } from './prediction-store.js';
import type { DeliveredFeature, PredictableFeature, PredictingTeam, Predictor } from './predictor.js';
import { throttledProgress } from './throttled-progress.js';
import { toModelRow } from './to-model-row.js';
import { noModels } from './trained-models.js';
import { isPredictable, seenOf, toPredictable } from './to-predictable.js';

export interface PredictionDeps {
  readonly predictor: Predictor;
  /** Delivered features with what became of them; the outcomes station’s, handed over in compose.ts. */
  readonly loadHistory: (scope: TeamScope) => Promise<readonly DeliveredFeature[]>;
  /** Hears, now and then, how far a long run is. */
  readonly onProgress?: (teamId: string, progress: { done: number; total: number }) => void;
  /** Absent: the built-in formulae alone. */
  readonly models?: ModelDeps;
}

export interface PredictRequest {
  /** `all`: every feature of the team, keeping what did not change materially. */
  readonly featureIds: readonly string[] | 'all';
  readonly actor: Actor;
  readonly because?: Cause | undefined;
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

/** Predicts the team’s own features and those of the sample apart: invented deliveries never shape a real number. */
const predictApart = async (
  scope: TeamScope,
  { predictor, loadHistory, models: deps }: PredictionDeps,
  { features, onProgress }: { features: readonly PredictableFeature[]; onProgress: (done: number) => void },
): Promise<NewPrediction[]> => {
  const team = await predictingTeam(scope);
  const sampleIds = await loadSampleIds(scope);
  const asked = new Set(features.map(({ id }) => id));
  // A feature that was reopened is not predicted from its own outcome.
  const delivered = (await loadHistory(scope)).filter(({ id }) => !asked.has(id));
  const base = (await deps?.loadBase()) ?? noModels;
  const ofTeam = (await deps?.loadTeamModels(scope)) ?? (() => base);
  const made: NewPrediction[] = [];
  for (const isSample of [false, true]) {
    const alike = ({ id }: { readonly id: string }): boolean => sampleIds.has(id) === isSample;
    const group = features.filter(alike);
    if (group.length === 0) continue;
    const history = delivered.filter(alike);
    const before = made.length;
    const answers = await askPredictor(
      { predictor, deps, modelsOf: isSample ? () => base : ofTeam },
      {
        features: group,
        team,
        history,
        backlog: await backlogOf(scope, { isSample, sampleIds }),
        onProgress: (done) => onProgress(before + done),
      },
    );
    const byId = new Map(group.map((feature) => [feature.id, feature]));
    for (const { prediction, served } of answers) {
      const feature = byId.get(prediction.featureId);
      if (feature === undefined) continue;
      const seen = seenOf(feature, history.length);
      made.push({ prediction, seen, served, row: toModelRow(feature) });
    }
  }
  return made;
};

/**
 * Predicts features and stores what is new, in the caller’s transaction, with one event naming those that changed.
 * Learns from all the team’s features and deliveries but writes only those asked for. Delivered and dropped features
 * and sub-tasks are left alone. Returns the ids that changed.
 */
export const predictFeatures = async (
  scope: TeamScope,
  deps: PredictionDeps,
  { featureIds, actor, because }: PredictRequest,
): Promise<string[]> => {
  await lockPredictions(scope);
  const features = (await loadFeatureStates(scope, featureIds)).filter(isPredictable).map(toPredictable);
  if (features.length === 0) return [];
  const predictions = await predictApart(scope, deps, {
    features,
    onProgress: throttledProgress(features.length, (progress) => deps.onProgress?.(scope.teamId, progress)),
  });
  return keepNewPredictions(scope, { predictions, teamWide: featureIds === 'all', actor, because });
};
