import type { Contribution } from '@valora/contracts';
import { daysPerPersonMonth } from '@valora/contracts';
import { netEffortDays } from './roi-parts.js';
import type { RankableFeature, RankablePrediction } from './types.js';
import { variables } from './variables.js';

/** A number a score reads, with where it comes from. `name` is the one shown to people. */
export interface Quantity extends Omit<Contribution, 'amount'> {
  readonly value: number;
}

const given = (feature: RankableFeature, name: string): Quantity | null => {
  const input = Object.hasOwn(feature.inputs, name) ? feature.inputs[name] : undefined;
  if (input === undefined || !Number.isFinite(input.value)) return null;
  return { name, value: input.value, source: input.source, asOf: input.asOf, actor: input.actor };
};

const givenEffort = (feature: RankableFeature): Quantity | null => {
  const months = given(feature, 'effort');
  return (
    given(feature, 'effortDays') ??
    (months === null ? null : { ...months, value: months.value * daysPerPersonMonth })
  );
};

/** A number that rests on nothing but the prior is marked as the assumption it is. */
const predicted = (
  prediction: RankablePrediction,
  { name, value, assumed }: { readonly name: string; readonly value: number; readonly assumed: boolean },
): Quantity => ({
  name,
  value,
  source: assumed ? 'assumption' : 'model',
  asOf: prediction.createdAt,
  actor: prediction.modelVersion,
});

type Reader = (prediction: RankablePrediction) => Quantity;
const predictedReaders: Readonly<Record<string, Reader>> = {
  [variables.predictedRoi]: (p) =>
    predicted(p, { name: 'predictedRoi', value: 100 * p.roi.mean, assumed: p.basedOn === 'prior' }),
  [variables.predictedValue]: (p) =>
    predicted(p, { name: 'predictedValue', value: p.value.mean, assumed: p.basedOn === 'prior' }),
  [variables.predictedEffortDays]: (p) =>
    predicted(p, {
      name: 'predictedEffortDays',
      value: p.effortDays.mean,
      assumed: p.effortBasedOn === 'prior',
    }),
  [variables.netEffortDays]: (p) =>
    predicted(p, {
      name: 'predictedEffortDays',
      value: netEffortDays(p),
      assumed: p.effortBasedOn === 'prior',
    }),
  [variables.dayRate]: (p) => ({
    name: 'dayRate',
    value: p.dayRate.amount,
    source: p.dayRate.assumed ? 'assumption' : 'human',
    asOf: p.createdAt,
    actor: null,
  }),
};

/** The value a feature has for a variable, or null where nobody and no model has given one. */
export const quantityOf = (feature: RankableFeature, variable: string): Quantity | null => {
  if (variable === variables.demand)
    return { name: 'demand', value: feature.demand, source: 'sync', asOf: null, actor: 'signals' };
  if (variable === variables.givenEffortDays) return givenEffort(feature);
  if (!Object.hasOwn(predictedReaders, variable)) return given(feature, variable);
  const quantity = feature.prediction === null ? null : predictedReaders[variable]!(feature.prediction);
  return quantity !== null && Number.isFinite(quantity.value) ? quantity : null;
};

/** What to ask for when a variable has no value. */
export const missingName = (variable: string): string => {
  if (variable === variables.givenEffortDays) return 'effortDays';
  return Object.hasOwn(predictedReaders, variable) ? 'prediction' : variable;
};
