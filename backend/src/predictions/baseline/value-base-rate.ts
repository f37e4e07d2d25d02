import type { Mixture } from './mixture.js';
import { mean, shrink, sum } from './numbers.js';
import { stated } from './stated-constants.js';

/** What a team's delivered features returned: log(money) of those that helped, and how many there were in all. */
export interface RealisedValues {
  readonly outcomes: number;
  readonly helpedLogValues: readonly number[];
}

const { pNoEffect, pNoEffectWeight, effectLogSd, effectWeight, noEffectShareOfCost } = stated.value;

/** log(money) of a realised value, or null where the feature changed next to nothing or did harm. */
export const logOfHelp = (realisedValue: number, logMedianCost: number): number | null =>
  realisedValue > 0 && Math.log(realisedValue) >= logMedianCost + Math.log(noEffectShareOfCost)
    ? Math.log(Math.min(realisedValue, 1e15))
    : null;

/**
 * The team's base rate: P(no effect) by beta-binomial shrinkage, the effect of those that helped by normal shrinkage of
 * log(value), both to the stated prior. Without outcomes it is the prior. The spread is predictive: it includes that
 * the middle is known only as well as the number of outcomes allows. Harm counts as no effect, value is never below 0.
 */
export const baseRate = ({ outcomes, helpedLogValues }: RealisedValues, prior: Mixture): Mixture => {
  const helped = helpedLogValues.length;
  const logMedian = shrink(
    { mean: mean(helpedLogValues), n: helped },
    { mean: prior.logMedian, weight: effectWeight },
  );
  const squares = sum(helpedLogValues.map((x) => (x - logMedian) ** 2));
  const variance = (effectWeight * effectLogSd ** 2 + squares) / (effectWeight + helped);
  return {
    pZero: shrink(
      { mean: outcomes === 0 ? 0 : 1 - helped / outcomes, n: outcomes },
      { mean: pNoEffect, weight: pNoEffectWeight },
    ),
    logMedian,
    logSd: Math.sqrt(variance * (1 + 1 / (effectWeight + helped))),
  };
};
