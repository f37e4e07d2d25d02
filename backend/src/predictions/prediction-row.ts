import type { Contribution, EffortBasis, Prediction, ValueBasis } from '@valora/contracts';
import type { FeaturePrediction } from './predictor.js';

/** A row of `predictions`, as PostgreSQL returns it. */
export interface PredictionRow {
  id: string;
  feature_id: string;
  model_version: string;
  value_mean: number;
  value_p10: number;
  value_p50: number;
  value_p90: number;
  p_no_effect: number;
  currency: string;
  effort_mean: number;
  effort_p10: number;
  effort_p50: number;
  effort_p90: number;
  roi_mean: number;
  roi_p10: number;
  roi_p50: number;
  roi_p90: number;
  p_loss: number;
  confidence: number;
  based_on: ValueBasis;
  effort_based_on: EffortBasis;
  not_enough_signal: boolean;
  outcomes_used: number;
  day_rate: number;
  day_rate_assumed: boolean;
  contributions: Contribution[];
  missing_inputs: string[];
  served_by: Prediction['servedBy'];
  fell_back_because: string | null;
  created_at: Date;
}

type Quantity = 'value' | 'effort' | 'roi';
type SpreadOf<Q extends Quantity> = Pick<PredictionRow, `${Q}_mean` | `${Q}_p10` | `${Q}_p50` | `${Q}_p90`>;

const readSpread = <Q extends Quantity>(row: SpreadOf<Q>, quantity: Q): Prediction['effortDays'] => ({
  mean: row[`${quantity}_mean`],
  p10: row[`${quantity}_p10`],
  p50: row[`${quantity}_p50`],
  p90: row[`${quantity}_p90`],
});

export const toPrediction = (row: PredictionRow): Prediction => ({
  id: row.id,
  featureId: row.feature_id,
  modelVersion: row.model_version,
  value: { ...readSpread(row, 'value'), pNoEffect: row.p_no_effect, currency: row.currency },
  effortDays: readSpread(row, 'effort'),
  roi: { ...readSpread(row, 'roi'), pLoss: row.p_loss },
  confidence: row.confidence,
  basedOn: row.based_on,
  effortBasedOn: row.effort_based_on,
  notEnoughSignal: row.not_enough_signal,
  outcomesUsed: row.outcomes_used,
  dayRate: { amount: row.day_rate, currency: row.currency, assumed: row.day_rate_assumed },
  contributions: row.contributions,
  missingInputs: row.missing_inputs,
  servedBy: row.served_by,
  fellBackBecause: row.fell_back_because,
  createdAt: row.created_at.toISOString(),
});

/** The columns of a prediction that is about to be stored; the rest comes from the store. */
export const toColumns = (prediction: FeaturePrediction) => {
  const { value, effortDays, roi } = prediction;
  return {
    feature_id: prediction.featureId,
    model_version: prediction.modelVersion,
    value_mean: value.mean,
    value_p10: value.p10,
    value_p50: value.p50,
    value_p90: value.p90,
    p_no_effect: value.pNoEffect,
    currency: value.currency,
    effort_mean: effortDays.mean,
    effort_p10: effortDays.p10,
    effort_p50: effortDays.p50,
    effort_p90: effortDays.p90,
    roi_mean: roi.mean,
    roi_p10: roi.p10,
    roi_p50: roi.p50,
    roi_p90: roi.p90,
    p_loss: roi.pLoss,
    confidence: prediction.confidence,
    based_on: prediction.basedOn,
    effort_based_on: prediction.effortBasedOn,
    not_enough_signal: prediction.notEnoughSignal,
    outcomes_used: prediction.outcomesUsed,
    day_rate: prediction.dayRate.amount,
    day_rate_assumed: prediction.dayRate.assumed,
    contributions: prediction.contributions,
    missing_inputs: prediction.missingInputs,
  } satisfies Omit<PredictionRow, 'id' | 'created_at' | 'served_by' | 'fell_back_because'>;
};
