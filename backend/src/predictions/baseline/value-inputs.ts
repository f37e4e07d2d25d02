import { fitDenseRidge } from './dense-ridge.js';
import { clamp, mean } from './numbers.js';
import { stated } from './stated-constants.js';
import type { PredictableFeature } from '../predictor.js';

/** Inputs that may inform value, once a team's outcomes show that they do. Effort and value estimates are not among them. */
const candidates = [
  'demand',
  'reach',
  'impact',
  'confidence',
  'iceImpact',
  'iceConfidence',
  'businessValue',
  'timeCriticality',
  'riskReduction',
  'importance',
  'satisfaction',
  'costOfDelay',
] as const;
export type ValueInput = (typeof candidates)[number];

interface UsedInput {
  readonly name: ValueInput;
  readonly mean: number;
  readonly sd: number;
  readonly coefficient: number;
}
/** A linear rule over standardised inputs that beat the base rate on outcomes it had not seen. */
export type InputRule = readonly UsedInput[];

/** What one input adds for one feature, in the unit of the rule's target. */
export interface InputShift {
  readonly name: ValueInput;
  readonly shift: number;
}

const { inputMinGain, inputRidge } = stated.value;

const read = (feature: PredictableFeature, name: ValueInput): number | null => {
  const own = Object.hasOwn(feature.inputs, name) ? feature.inputs[name]?.value : undefined;
  const value = name === 'demand' ? feature.demand : own;
  return value !== undefined && Number.isFinite(value) ? Math.log1p(Math.max(0, value)) : null;
};

const standardise = (x: number | null, input: { mean: number; sd: number }): number =>
  x === null ? 0 : clamp((x - input.mean) / input.sd, -3, 3);

/** Inputs that at least half of the delivered features carry and that differ between them. */
const usable = (features: readonly PredictableFeature[]): Omit<UsedInput, 'coefficient'>[] =>
  candidates.flatMap((name) => {
    const known = features.flatMap((feature) => read(feature, name) ?? []);
    const centre = mean(known);
    const sd = Math.sqrt(mean(known.map((x) => (x - centre) ** 2)));
    return known.length * 2 >= features.length && sd > 1e-9 ? [{ name, mean: centre, sd }] : [];
  });

/** The rule for a target, or null where leave-one-out says the base rate is as good. A missing input counts as usual. */
export const learnRule = (
  features: readonly PredictableFeature[],
  targets: readonly number[],
): InputRule | null => {
  const inputs = usable(features);
  if (inputs.length === 0) return null;
  const rows = features.map((feature) =>
    inputs.map((input) => standardise(read(feature, input.name), input)),
  );
  const { coefficients, gain } = fitDenseRidge(rows, targets, inputRidge);
  if (gain < inputMinGain) return null;
  return inputs.map((input, j) => ({ ...input, coefficient: coefficients[j] ?? 0 }));
};

export const applyRule = (rule: InputRule | null, feature: PredictableFeature): InputShift[] =>
  (rule ?? []).map((input) => ({
    name: input.name,
    shift: input.coefficient * standardise(read(feature, input.name), input),
  }));
