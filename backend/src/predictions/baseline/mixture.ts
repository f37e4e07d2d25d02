import type { Spread } from '@valora/contracts';
import { normalCdf, normalQuantile } from '../../statistics/index.js';

/** A quantity that is exactly 0 with probability `pZero` (below 1) and log-normal otherwise. */
export interface Mixture {
  readonly pZero: number;
  /** Natural logarithm of the median where the quantity is not 0. */
  readonly logMedian: number;
  /** Standard deviation of the logarithm, above 0. */
  readonly logSd: number;
}

export const meanOf = ({ pZero, logMedian, logSd }: Mixture): number =>
  (1 - pZero) * Math.exp(logMedian + (logSd * logSd) / 2);

/** Quantile of the whole mixture: 0 up to `pZero`, then that of the log-normal rescaled to what is left. */
export const quantileOf = ({ pZero, logMedian, logSd }: Mixture, p: number): number =>
  p <= pZero ? 0 : Math.exp(logMedian + logSd * normalQuantile((p - pZero) / (1 - pZero)));

/** P(X < x) for x above 0. */
export const probabilityBelow = ({ pZero, logMedian, logSd }: Mixture, x: number): number =>
  pZero + (1 - pZero) * normalCdf((Math.log(x) - logMedian) / logSd);

export const spreadOf = (mixture: Mixture): Spread => ({
  mean: meanOf(mixture),
  p10: quantileOf(mixture, 0.1),
  p50: quantileOf(mixture, 0.5),
  p90: quantileOf(mixture, 0.9),
});
