import type { Criterion } from '@valora/contracts';
import { anchorMidpoint } from './anchors.js';
import { variables } from './variables.js';

/**
 * The fixed reference every score is explained against: a feature of ten person-days that just pays for itself, with
 * middling answers everywhere else. Constants and settings only, never the features present, so an explanation does
 * not change when other features come or go.
 */
const referenceEffortDays = 10;
/** Used only where neither the team nor the prediction knows a rate. */
export const referenceDayRate = 800;

const middling: Readonly<Record<string, number>> = {
  reach: 100,
  impact: 1,
  confidence: 0.8,
  effort: 0.5,
  iceImpact: 5,
  iceConfidence: 5,
  iceEase: 5,
  businessValue: 5,
  timeCriticality: 5,
  riskReduction: 5,
  jobSize: 5,
  importance: 5,
  satisfaction: 0.5,
  storyPoints: 5,
  effortDays: referenceEffortDays,
  [variables.givenEffortDays]: referenceEffortDays,
  [variables.predictedEffortDays]: referenceEffortDays,
  [variables.netEffortDays]: referenceEffortDays,
  [variables.predictedRoi]: 0,
  [variables.demand]: 1,
};

const inMoney: Readonly<Record<string, (dayRate: number) => number>> = {
  value: (dayRate) => referenceEffortDays * dayRate,
  [variables.predictedValue]: (dayRate) => referenceEffortDays * dayRate,
  [variables.dayRate]: (dayRate) => dayRate,
  costOfDelay: (dayRate) => dayRate,
};

/** An input of the team's own without anchors: 1, which multiplies away and never divides by zero. */
const unknownScale = 1;

/** Reference value of a variable. Anchors the team has set for it come first: their midpoint, which scores 50. */
export const referenceOf = (
  name: string,
  { criteria, dayRate }: { readonly criteria: readonly Criterion[]; readonly dayRate: number },
): number => {
  const criterion = criteria.find((one) => one.name === name);
  if (criterion !== undefined)
    return anchorMidpoint({ low: criterion.anchorLow, high: criterion.anchorHigh, scale: criterion.scale });
  if (Object.hasOwn(inMoney, name)) return inMoney[name]!(dayRate);
  return Object.hasOwn(middling, name) ? middling[name]! : unknownScale;
};
