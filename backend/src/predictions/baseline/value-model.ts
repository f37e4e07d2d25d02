import { inOrderOfCreation } from './creation-order.js';
import type { Mixture } from './mixture.js';
import { clamp } from './numbers.js';
import { stated } from './stated-constants.js';
import { baseRate, logOfHelp } from './value-base-rate.js';
import { calibrateEstimates, type EstimateCalibration } from './value-estimate.js';
import { type InputRule, learnRule } from './value-inputs.js';
import { statedValue } from './value-prior.js';
import type { DeliveredFeature, PredictableFeature } from '../predictor.js';

/** What a team's outcomes say about value, in money. */
export interface ValueModel {
  readonly logMedianCost: number;
  readonly prior: Mixture;
  readonly base: Mixture;
  readonly outcomes: readonly DeliveredFeature[];
  readonly estimates: EstimateCalibration;
  /** Moves the probability that a feature helps. */
  readonly helpRule: InputRule | null;
  /** Moves log(effect) of a feature that helps. */
  readonly sizeRule: InputRule | null;
}

/** Beyond any contract's range; keeps every later figure finite. */
const maxMoney = 1e15;
const { inputMinOutcomes, inputMinPositive, noEffectShareOfCost } = stated.value;

/** log of a person's value estimate; 0 is read as "no effect expected", the smallest effect that counts. */
export const logValueEstimate = (feature: PredictableFeature, logMedianCost: number): number | null => {
  const given = Object.hasOwn(feature.inputs, 'value') ? feature.inputs['value']?.value : undefined;
  if (given === undefined || !Number.isFinite(given)) return null;
  const least = Math.exp(logMedianCost) * noEffectShareOfCost;
  return Math.log(clamp(given, least, maxMoney));
};

/** Learns value from outcomes, around a median cost in money. Outcomes without a realised value teach nothing here. */
export const fitValueModel = (
  history: readonly DeliveredFeature[],
  medianCost: { readonly logMoney: number },
): ValueModel => {
  const logMedianCost = medianCost.logMoney;
  const outcomes = inOrderOfCreation(history.filter((feature) => Number.isFinite(feature.realisedValue)));
  const logValues = outcomes.map((feature) => logOfHelp(feature.realisedValue ?? 0, logMedianCost));
  const helped = outcomes.flatMap((feature, i) => {
    const logValue = logValues[i] ?? null;
    return logValue === null ? [] : [{ feature, logValue }];
  });
  const prior = statedValue(logMedianCost);
  const helpedLogValues = helped.map(({ logValue }) => logValue);
  const base = baseRate({ outcomes: outcomes.length, helpedLogValues }, prior);
  const pairs = helped.flatMap(({ feature, logValue }) => {
    const logEstimate = logValueEstimate(feature, logMedianCost);
    return logEstimate === null ? [] : [{ logEstimate, logValue }];
  });
  const mayUseInputs = outcomes.length >= inputMinOutcomes;
  return {
    logMedianCost,
    prior,
    base,
    outcomes,
    estimates: calibrateEstimates(pairs, base),
    helpRule: mayUseInputs
      ? learnRule(
          outcomes,
          logValues.map((logValue) => (logValue === null ? 0 : 1)),
        )
      : null,
    sizeRule:
      mayUseInputs && helped.length >= inputMinPositive
        ? learnRule(
            helped.map(({ feature }) => feature),
            helpedLogValues,
          )
        : null,
  };
};
