import type { RoiSpread } from '@valora/contracts';
import { type Mixture, probabilityBelow, spreadOf } from './mixture.js';

/**
 * V / C for a value V (0 or log-normal) and a cost C (log-normal) that vary independently: again 0 or log-normal,
 * with logMedian = logMedian(V) − logMedian(C) and logSd² = logSd(V)² + logSd(C)², so nothing is simulated.
 */
export const returnOnCost = (value: Mixture, cost: Mixture): Mixture => ({
  pZero: value.pZero,
  logMedian: value.logMedian - cost.logMedian,
  logSd: Math.hypot(value.logSd, cost.logSd),
});

/**
 * ROI = (V − C) / C as a ratio, from V / C. Its mean is E[V] · E[1/C] − 1, which is above E[V] / E[C] − 1: a cost that may turn
 * out small lifts the mean more than one that may turn out large lowers it. pLoss = P(V < C).
 */
export const roiOf = (ratio: Mixture): RoiSpread => {
  const { mean, p10, p50, p90 } = spreadOf(ratio);
  return {
    mean: mean - 1,
    p10: p10 - 1,
    p50: p50 - 1,
    p90: p90 - 1,
    pLoss: probabilityBelow(ratio, 1),
  };
};
