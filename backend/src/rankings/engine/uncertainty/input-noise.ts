import type { Criterion } from '@valora/contracts';
import { inputDefinitions } from '@valora/contracts';
import { variables } from '../variables.js';
import { normalShift, normalTable } from './normal.js';

/**
 * How far a number that a person gave may be off, by kind of input. These are stated assumptions, the same for every
 * team, so that RICE and its like get honest ranges too; nobody's answer is exact.
 * - a scale of a few steps (impact, confidence, Fibonacci): half of the time as given, a quarter one step lower, a
 *   quarter one step higher; at an end of the scale the step outward stays where it is
 * - a rating from 1 to 10: normal, one point, kept in the scale · satisfaction: normal, 0.1, kept in 0–1
 * - reach, money: lognormal, sigma 0.5 (80 % within a factor of 1.9)
 * - effort, story points: lognormal, sigma 0.4 (80 % within a factor of 1.7)
 * - a criterion of the team's own: normal with a twentieth of its anchor range, or, on a log scale, lognormal with a
 *   twentieth of the range of the logarithm; without anchors lognormal, sigma 0.3
 * The given number stays the median. Counts (demand) and the day rate are taken as they are.
 */
export type Noise =
  | { readonly kind: 'none' }
  | { readonly kind: 'factor'; readonly table: Float32Array }
  | { readonly kind: 'shift'; readonly sd: number; readonly low: number; readonly high: number }
  | { readonly kind: 'step'; readonly scale: readonly number[] };

const sigma = { amount: 0.5, effort: 0.4, unknown: 0.3 } as const;
const ownScaleShare = 1 / 20;
const factor = (of: number): Noise => ({ kind: 'factor', table: normalTable((z) => Math.exp(of * z)) });

const amount = factor(sigma.amount);
const effort = factor(sigma.effort);
const unknown = factor(sigma.unknown);
const none: Noise = { kind: 'none' };

const continuous: Readonly<Record<string, Noise>> = {
  reach: amount,
  value: amount,
  costOfDelay: amount,
  effort,
  effortDays: effort,
  storyPoints: effort,
  [variables.givenEffortDays]: effort,
  satisfaction: { kind: 'shift', sd: 0.1, low: 0, high: 1 },
  [variables.demand]: none,
  [variables.dayRate]: none,
};

const builtIn = (name: string): Noise | null => {
  if (Object.hasOwn(continuous, name)) return continuous[name]!;
  if (!Object.hasOwn(inputDefinitions, name)) return null;
  const definition = inputDefinitions[name as keyof typeof inputDefinitions];
  return 'allowed' in definition
    ? { kind: 'step', scale: definition.allowed }
    : { kind: 'shift', sd: 1, low: definition.min, high: definition.max };
};

const ofCriterion = ({ anchorLow, anchorHigh, scale }: Criterion): Noise =>
  scale === 'log'
    ? factor(ownScaleShare * Math.abs(Math.log(anchorHigh / anchorLow)))
    : {
        kind: 'shift',
        sd: ownScaleShare * Math.abs(anchorHigh - anchorLow),
        low: Number.NEGATIVE_INFINITY,
        high: Number.POSITIVE_INFINITY,
      };

/** The noise of one variable under a team's criteria; decide once, draw for every feature. */
export const noiseOf = (name: string, criteria: readonly Criterion[]): Noise => {
  const known = builtIn(name);
  if (known !== null) return known;
  const criterion = criteria.find((one) => one.name === name);
  return criterion === undefined ? unknown : ofCriterion(criterion);
};

/** The two neighbours of a value on its scale; a value off the scale counts as its nearest step. */
const neighbours = (scale: readonly number[], value: number): readonly [number, number] => {
  let nearest = 0;
  scale.forEach((step, index) => {
    if (Math.abs(step - value) < Math.abs(scale[nearest]! - value)) nearest = index;
  });
  return [scale[nearest - 1] ?? value, scale[nearest + 1] ?? value];
};

export interface NoisyValue {
  readonly noise: Noise;
  readonly value: number;
  readonly bits: Uint32Array;
}

/** Fills `to` with `length` draws of a given value. */
export const drawNoisy = ({ noise, value, bits }: NoisyValue, to: Float64Array, length: number): void => {
  switch (noise.kind) {
    case 'none':
      to.fill(value, 0, length);
      return;
    case 'factor':
      for (let row = 0; row < length; row += 1) to[row] = value * noise.table[bits[row]! >>> normalShift]!;
      return;
    case 'shift': {
      const { sd, low, high } = noise;
      for (let row = 0; row < length; row += 1) {
        const drawn = value + sd * standard[bits[row]! >>> normalShift]!;
        to[row] = drawn < low ? low : drawn > high ? high : drawn;
      }
      return;
    }
    case 'step': {
      const [lower, higher] = neighbours(noise.scale, value);
      const quarters = Float64Array.of(lower, higher, value, value);
      for (let row = 0; row < length; row += 1) to[row] = quarters[bits[row]! >>> 30]!;
    }
  }
};

const standard = normalTable((z) => z);
