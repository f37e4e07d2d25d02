import type { TopProbability } from '../types.js';

/** P(rank ≤ k) is kept for these k. */
export const topSizes = [5, 10, 20] as const;

/** What the draws say about one feature's rank in the model's order. */
export interface RankSpread {
  /** 10 and 90 % quantiles of the rank, 1 the best; possibly fractional before they are shown. */
  readonly low: number;
  readonly high: number;
  readonly top: readonly TopProbability[];
  /** From 1; features of one tier are too close to call. */
  readonly tier: number;
}
