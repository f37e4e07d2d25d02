import type { Prediction } from '@valora/contracts';
import { normalCdf } from '../statistics/index.js';
import { sampleProduct } from './data/product.js';
import type { KeyedFeature } from './sample-workspace.js';

export type Promised = Omit<
  Prediction,
  'id' | 'featureId' | 'createdAt' | 'missingInputs' | 'servedBy' | 'fellBackBecause'
> & {
  readonly madeAt: Date;
};

// What the invented team believed: two days a point, and its own figures right to about a quarter either way.
const daysPerPoint = 2;
const sigma = 0.2;
const z90 = 1.2816;

/** A lognormal distribution by its median and the standard deviation of its logarithm. */
const lognormal = (median: number, logSigma: number) => ({
  mean: median * Math.exp(logSigma ** 2 / 2),
  p10: median * Math.exp(-z90 * logSigma),
  p50: median,
  p90: median * Math.exp(z90 * logSigma),
});

const returnOf = (value: { p50: number }, cost: number): Prediction['roi'] => {
  const logSigma = Math.SQRT2 * sigma;
  const ratio = lognormal(value.p50 / cost, logSigma);
  return {
    mean: ratio.mean - 1,
    p10: ratio.p10 - 1,
    p50: ratio.p50 - 1,
    p90: ratio.p90 - 1,
    pLoss: normalCdf(-Math.log(ratio.p50) / logSigma),
  };
};

/**
 * What the invented team promised for a feature before its work began, in the shape of a prediction: its own estimate of
 * value, its story points, and no thought of "no effect", as with teams that keep no ledger. The ledger sets it against
 * what came.
 * @returns null where nobody put a value to it
 */
export const promiseOf = (
  feature: Pick<KeyedFeature, 'inputs'>,
  money: { currency: string; factor: number },
): Promised | null => {
  const input = (name: string) => feature.inputs.find((given) => given.name === name);
  const estimate = input('value');
  const points = input('storyPoints');
  if (estimate === undefined || points === undefined) return null;
  const { currency, factor } = money;
  const dayRate = sampleProduct.dayRateEur * factor;
  const value = lognormal(estimate.value * factor, sigma);
  const effortDays = lognormal(points.value * daysPerPoint, sigma);
  const roi = returnOf(value, effortDays.p50 * dayRate);
  const madeAt = points.asOf > estimate.asOf ? points.asOf : estimate.asOf;
  return {
    madeAt,
    modelVersion: 'sample-promise',
    value: { ...value, pNoEffect: 0, currency },
    effortDays,
    roi,
    confidence: 0.8,
    basedOn: 'estimate',
    effortBasedOn: 'points',
    notEnoughSignal: false,
    outcomesUsed: 0,
    dayRate: { amount: dayRate, currency, assumed: false },
    contributions: [
      {
        name: 'baseline',
        amount: roi.mean * 100,
        source: 'human',
        asOf: madeAt.toISOString(),
        actor: estimate.actor,
      },
    ],
  };
};
