import type { RankablePrediction } from './types.js';

/**
 * The certain effort that would give the predicted mean ROI: E[V] / (E[V/C] · day rate), with E[V/C] = mean ROI + 1.
 * A little below the mean effort, because an uncertain cost divides (E[1/C] ≥ 1/E[C]). With it
 * value / (effort · rate) − 1 is the mean ROI exactly, so that value, effort and rate explain all of it.
 * Falls back to the mean effort where the ratio says nothing (no expected value).
 */
export const netEffortDays = ({ value, effortDays, roi, dayRate }: RankablePrediction): number => {
  const days = value.mean / ((roi.mean + 1) * dayRate.amount);
  return Number.isFinite(days) && days > 0 ? days : effortDays.mean;
};
