import { confidenceOf } from './confidence.js';
import { estimateEffort } from './effort.js';
import type { EffortModel } from './effort-model.js';
import { explainRoi, explainTrainedRoi } from './explain-roi.js';
import { missingInputs } from './missing-inputs.js';
import { meanOf, type Mixture, spreadOf } from './mixture.js';
import type { JudgedFeature } from './rate-features.js';
import { returnOnCost, roiOf } from './roi.js';
import { enoughOutcomes, stated } from './stated-constants.js';
import { estimateValue, type ValueEstimate } from './value.js';
import { fitValueModel, type ValueModel } from './value-model.js';
import type { FeaturePrediction, PredictingTeam, PredictionRequest, TrainedReturn } from '../predictor.js';

/** A rate of nothing would make every cost 0 and ROI infinite. */
const minDayRate = 0.01;

export interface TeamModel {
  readonly modelVersion: string;
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

export const teamModel = (
  { team, history }: PredictionRequest,
  { effort, modelVersion }: Pick<TeamModel, 'effort' | 'modelVersion'>,
): TeamModel => {
  const at = (logDayRate: number): ValueModel =>
    fitValueModel(history, { logMoney: effort.base.logMedian + logDayRate });
  const logDayRate = logRate(team.dayRate.amount);
  const value = at(logDayRate);
  const { assumedAmount } = team.dayRate;
  return {
    modelVersion,
    team,
    effort,
    logDayRate,
    value,
    referenceValue: assumedAmount === undefined ? value : at(logRate(assumedAmount)),
  };
};

/** V / C and V: as the team's trained model says, else from the value estimate and the cost. */
const combine = (
  estimate: ValueEstimate,
  cost: Mixture,
  trained: TrainedReturn | null,
): { ratio: Mixture; value: Mixture } => {
  if (trained === null) return { ratio: returnOnCost(estimate.value, cost), value: estimate.value };
  const ratio = { pZero: trained.pNoEffect, logMedian: trained.logMedian, logSd: trained.logSd };
  const logSd = Math.hypot(ratio.logSd, cost.logSd);
  return { ratio, value: { ...ratio, logMedian: ratio.logMedian + cost.logMedian, logSd } };
};

/** One feature, by what the team's own work and its trained models say. */
export const predictOne = (model: TeamModel, feature: JudgedFeature): FeaturePrediction => {
  const { team, logDayRate } = model;
  const effort = estimateEffort(model.effort, feature);
  const estimate = estimateValue(model.value, feature);
  const cost = inMoney(effort.days, logDayRate);
  const { ratio, value } = combine(estimate, cost, feature.return);
  const { base } = model.effort;
  const priorCost = { pZero: 0, logMedian: base.logMedian + logDayRate, logSd: stated.effort.teamLogSd };
  const outcomesUsed = model.value.outcomes.length;
  return {
    featureId: feature.id,
    modelVersion: model.modelVersion,
    value: { ...spreadOf(value), pNoEffect: value.pZero, currency: team.currency },
    effortDays: spreadOf(effort.days),
    roi: roiOf(ratio),
    confidence: confidenceOf(ratio, returnOnCost(model.value.prior, priorCost)),
    basedOn: feature.return ? 'outcomes' : estimate.basedOn,
    effortBasedOn: effort.basedOn,
    notEnoughSignal: !estimate.hasEstimate && outcomesUsed < enoughOutcomes,
    outcomesUsed,
    dayRate: { amount: team.dayRate.amount, currency: team.currency, assumed: team.dayRate.assumed },
    contributions: feature.return
      ? explainTrainedRoi(feature, feature.return)
      : explainRoi({
          feature,
          team,
          effort,
          logMedianDays: base.logMedian,
          value: estimateValue(model.referenceValue, feature),
          valueModel: model.referenceValue,
          logMeanReturn: Math.log(meanOf(ratio)),
        }),
    missingInputs: missingInputs({ feature, team, value: estimate, effort, outcomes: outcomesUsed }),
  };
};
