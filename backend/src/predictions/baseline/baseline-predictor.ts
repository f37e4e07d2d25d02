import { confidenceOf } from './confidence.js';
import { estimateEffort } from './effort.js';
import { type EffortModel, fitEffortModel } from './effort-model.js';
import { explainRoi } from './explain-roi.js';
import { fingerprint } from './fingerprint.js';
import { missingInputs } from './missing-inputs.js';
import { meanOf, type Mixture, spreadOf } from './mixture.js';
import { baselineVersion } from './model-version.js';
import { returnOnCost, roiOf } from './roi.js';
import { runStepwise } from './run-stepwise.js';
import { enoughOutcomes, stated } from './stated-constants.js';
import { estimateValue } from './value.js';
import { fitValueModel, type ValueModel } from './value-model.js';
import type {
  FeaturePrediction,
  PredictableFeature,
  PredictingTeam,
  PredictionRequest,
  Predictor,
} from '../predictor.js';

/** Models kept for the next request; one holds about 1.5 MB. */
const keptModels = 4;
/** Features between two pauses. */
const stepSize = 100;
/** A rate of nothing would make every cost 0 and ROI infinite. */
const minDayRate = 0.01;

interface TeamModel {
  readonly team: PredictingTeam;
  readonly effort: EffortModel;
  readonly logDayRate: number;
  readonly value: ValueModel;
  /** The value model at the assumed day rate, for the explanation; `value` where that is not known. */
  readonly referenceValue: ValueModel;
}

const inMoney = (days: Mixture, logDayRate: number): Mixture => ({
  ...days,
  logMedian: days.logMedian + logDayRate,
});
const logRate = (amount: number): number =>
  Math.log(Number.isFinite(amount) ? Math.max(minDayRate, amount) : minDayRate);

const teamModel = ({ team, history }: PredictionRequest, effort: EffortModel): TeamModel => {
  const at = (logDayRate: number): ValueModel =>
    fitValueModel(history, { logMoney: effort.base.logMedian + logDayRate });
  const logDayRate = logRate(team.dayRate.amount);
  const value = at(logDayRate);
  const { assumedAmount } = team.dayRate;
  return {
    team,
    effort,
    logDayRate,
    value,
    referenceValue: assumedAmount === undefined ? value : at(logRate(assumedAmount)),
  };
};

const predictFeature = (model: TeamModel, feature: PredictableFeature): FeaturePrediction => {
  const { team, logDayRate } = model;
  const effort = estimateEffort(model.effort, feature);
  const value = estimateValue(model.value, feature);
  const cost = inMoney(effort.days, logDayRate);
  const ratio = returnOnCost(value.value, cost);
  const { base } = model.effort;
  const priorCost = { pZero: 0, logMedian: base.logMedian + logDayRate, logSd: stated.effort.teamLogSd };
  const outcomesUsed = model.value.outcomes.length;
  return {
    featureId: feature.id,
    modelVersion: baselineVersion,
    value: { ...spreadOf(value.value), pNoEffect: value.value.pZero, currency: team.currency },
    effortDays: spreadOf(effort.days),
    roi: roiOf(value.value, cost),
    confidence: confidenceOf(ratio, returnOnCost(model.value.prior, priorCost)),
    basedOn: value.basedOn,
    effortBasedOn: effort.basedOn,
    notEnoughSignal: !value.hasEstimate && outcomesUsed < enoughOutcomes,
    outcomesUsed,
    dayRate: { amount: team.dayRate.amount, currency: team.currency, assumed: team.dayRate.assumed },
    contributions: explainRoi({
      feature,
      team,
      effort,
      logMedianDays: base.logMedian,
      value: estimateValue(model.referenceValue, feature),
      valueModel: model.referenceValue,
      logMeanReturn: Math.log(meanOf(ratio)),
    }),
    missingInputs: missingInputs({ feature, team, value, effort, outcomes: outcomesUsed }),
  };
};

/**
 * The built-in predictor: no training beforehand, no files, honest priors. It learns effort from the request's backlog
 * and history (about 0.3 s for 3,000 issues) and remembers what it learned while that data stays the same.
 * `breathe` is awaited between short steps so that a server stays responsive; without it the work runs in one go.
 */
export const baselinePredictor = (options: { breathe?: () => Promise<void> } = {}): Predictor => {
  const breathe = options.breathe ?? (() => Promise.resolve());
  const models = new Map<string, EffortModel>();

  const effortModel = async ({ features, history, backlog }: PredictionRequest): Promise<EffortModel> => {
    const delivered = new Set(history.map(({ id }) => id));
    const undelivered = (rows: readonly PredictableFeature[]): PredictableFeature[] =>
      rows.filter(({ id }) => !delivered.has(id));
    const key = `${backlog?.version ?? fingerprint(undelivered(features))} ${fingerprint(history)}`;
    const learn = async (): Promise<EffortModel> =>
      runStepwise(
        fitEffortModel({ history, backlog: undelivered((await backlog?.load()) ?? features) }),
        breathe,
      );
    const model = models.get(key) ?? (await learn());
    models.delete(key);
    models.set(key, model);
    const [oldest] = models.keys();
    if (models.size > keptModels && oldest !== undefined) models.delete(oldest);
    return model;
  };

  const predict = async (request: PredictionRequest): Promise<FeaturePrediction[]> => {
    const model = teamModel(request, await effortModel(request));
    const predictions: FeaturePrediction[] = [];
    for (const feature of request.features) {
      predictions.push(predictFeature(model, feature));
      if (predictions.length % stepSize > 0) continue;
      request.onProgress?.(predictions.length);
      await breathe();
    }
    return predictions;
  };
  return { modelVersion: baselineVersion, predict };
};
