import type { Spread } from '@valora/contracts';
import type { RankableFeature } from '../../rankings/index.js';
import { createRandom, normalDraw } from '../random.js';

const dayRate = 600;
const asOf = '2026-11-01T09:00:00.000Z';
/** The 90 % quantile of a standard normal. */
const z90 = 1.2816;

/** Lognormal, given an effect. */
const spreadOf = (median: number, sigma: number): Spread => ({
  mean: median * Math.exp(sigma ** 2 / 2),
  p10: median * Math.exp(-z90 * sigma),
  p50: median,
  p90: median * Math.exp(z90 * sigma),
});

const predictionOf = (random: () => number): NonNullable<RankableFeature['prediction']> => {
  const effect = spreadOf(20_000 * Math.exp(0.8 * normalDraw(random)), 0.9);
  const effortDays = spreadOf(15 * Math.exp(0.6 * normalDraw(random)), 0.5);
  // Below a tenth, so that the quantiles above stay those of the whole mixture.
  const pNoEffect = 0.09 * random();
  const value = { ...effect, mean: effect.mean * (1 - pNoEffect), pNoEffect, currency: 'EUR' };
  const roiOf = (money: number, days: number): number => money / (days * dayRate) - 1;
  return {
    value,
    effortDays,
    roi: {
      mean: roiOf(value.mean, effortDays.p50),
      p10: roiOf(value.p10, effortDays.p90),
      p50: roiOf(value.p50, effortDays.p50),
      p90: roiOf(value.p90, effortDays.p10),
      pLoss: 0.4,
    },
    dayRate: { amount: dayRate, currency: 'EUR', assumed: false },
    basedOn: 'estimate',
    effortBasedOn: 'points',
    notEnoughSignal: false,
    outcomesUsed: 0,
    modelVersion: 'baseline-1',
    createdAt: asOf,
  };
};

/** Features as the ranking reads them, each with a prediction of its own; the same ones in every run. */
export const randomFeatures = (count: number): RankableFeature[] => {
  const random = createRandom(count);
  return Array.from({ length: count }, (_, index) => ({
    id: `feature-${String(index)}`,
    key: `APP-${String(index + 1)}`,
    title: `Feature ${String(index + 1)}`,
    status: 'idea',
    mustDo: false,
    parentKey: null,
    inputs: {},
    prediction: predictionOf(random),
    demand: Math.floor(40 * random()),
    needs: [],
  }));
};
