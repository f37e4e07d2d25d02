import type { ModelKind, ResidualDrift } from '@valora/contracts';
import { onScale, type Quantiles } from './loss.js';

/** Deviations of less than half a standard deviation are let pass (Page’s reference value). */
const allowance = 0.5;
/** One wild outcome is no drift. */
const most = 3;
/** Chance of an alarm over the whole sequence while predictions are right. */
const falseAlarms = 0.01;
/** p10 and p90 of a normal distribution are so many standard deviations apart. */
const widthOf80 = 2.5631031;
const leastSd = 0.05;

/** How far an outcome lies from its prediction, in predicted standard deviations. */
export const residualOf = (kind: ModelKind, predicted: Quantiles, actual: number): number => {
  const width = onScale(kind, predicted.p90) - onScale(kind, predicted.p10);
  return (onScale(kind, actual) - onScale(kind, predicted.p50)) / Math.max(leastSd, width / widthOf80);
};

/**
 * Two-sided CUSUM (Page 1954, https://doi.org/10.1093/biomet/41.1-2.100) over residuals in the order of their outcomes.
 * The threshold is that at which an alarm comes after n/α outcomes on average though nothing drifts (Siegmund 1985:
 * (e^b − b − 1) outcomes with b = threshold + 1.166 for this allowance and both sides).
 */
export const driftOfResiduals = (residuals: readonly number[]): ResidualDrift => {
  const n = residuals.length;
  const threshold = Math.max(4, Math.log(Math.max(1, n) / falseAlarms) - 1.166);
  let [up, down, statistic] = [0, 0, 0];
  let direction: ResidualDrift['direction'] = null;
  for (const residual of residuals) {
    const z = Math.max(-most, Math.min(most, residual));
    up = Math.max(0, up + z - allowance);
    down = Math.max(0, down - z - allowance);
    if (Math.max(up, down) > statistic) {
      statistic = Math.max(up, down);
      direction = up >= down ? 'higher' : 'lower';
    }
  }
  const drifted = statistic > threshold;
  return { n, statistic, threshold, drifted, direction: drifted ? direction : null };
};
