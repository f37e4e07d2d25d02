import type { Mixture } from './mixture.js';
import { clamp } from './numbers.js';
import { normalQuantile } from '../../statistics/index.js';

const z90 = normalQuantile(0.9);
/** Width of the 80 % interval of a log-normal around a median of 1. */
const width = (logSd: number): number => Math.exp(z90 * logSd) - Math.exp(-z90 * logSd);

/**
 * 1 − width of the 80 % interval of value / cost against the width it would have on the stated prior alone, both around
 * the same middle and given an effect; P(no effect) is shown beside it. 0 where only the prior speaks, never below.
 */
export const confidenceOf = (ratio: Mixture, priorRatio: Mixture): number =>
  clamp(1 - width(ratio.logSd) / width(priorRatio.logSd), 0, 1);
