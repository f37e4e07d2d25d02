import type { Prediction } from '@valora/contracts';
import { sampleProduct } from './data/product.js';
import type { KeyedFeature } from './sample-workspace.js';

export type Promised = Omit<Prediction, 'id' | 'featureId' | 'createdAt' | 'missingInputs'> & {
  readonly madeAt: Date;
};

// What the invented team believed: two days a point, a value that comes true, give or take what people allow themselves.
const daysPerPoint = 2;
const around = (mean: number) => ({ mean, p10: 0.75 * mean, p50: mean, p90: 1.3 * mean });

/**
 * What the invented team promised for a feature before its work began, in the shape of a prediction: its own estimate of
 * value, its story points, and no thought of failure, as teams without a ledger do. The ledger sets it against what came.
 * @returns null where nobody put a value to it
 */
export const promiseOf = (
  feature: KeyedFeature,
  money: { currency: string; factor: number },
): Promised | null => {
  const input = (name: string) => feature.inputs.find((given) => given.name === name);
  const estimate = input('value');
  const points = input('storyPoints');
  if (estimate === undefined || points === undefined) return null;
  const { currency, factor } = money;
  const dayRate = sampleProduct.dayRateEur * factor;
  const value = around(estimate.value * factor);
  const effortDays = around(points.value * daysPerPoint);
  const roi = {
    mean: value.mean / (effortDays.mean * dayRate) - 1,
    p10: value.p10 / (effortDays.p90 * dayRate) - 1,
    p50: value.p50 / (effortDays.p50 * dayRate) - 1,
    p90: value.p90 / (effortDays.p10 * dayRate) - 1,
    pLoss: 0,
  };
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
