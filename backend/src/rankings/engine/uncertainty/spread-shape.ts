import type { Spread } from '@valora/contracts';
import { normalQuantile } from '../../../statistics/index.js';
import { largestZ, meanAbove } from './normal.js';

/**
 * A distribution to draw from: no effect (exactly 0) with probability `pNone`, else a quantile function that is
 * piecewise linear in the standard normal z, with three knots. Where less is known, knots coincide.
 */
export interface SpreadShape {
  readonly pNone: number;
  readonly knots: readonly [Knot, Knot, Knot];
  /** Slopes below the first knot, between the knots, and above the last. */
  readonly slopes: readonly [number, number, number, number];
}

export interface Knot {
  readonly z: number;
  readonly at: number;
}

/** From this P(no effect) on, a 90 % quantile says nothing about what happens otherwise. */
const almostCertain = 0.9;
/** Sigma of the lognormal assumed where only a mean is known, and the largest read from a quantile and a mean. */
const sigma = { assumed: 1, largest: 2 } as const;
/** How far apart knots are set where a lognormal has to fill in. */
const fillIn = 0.75;

const levels = [
  ['p10', 0.1],
  ['p50', 0.5],
  ['p90', 0.9],
] as const;

/** What the quantiles of the whole mixture say about the part with an effect. */
const knotsOf = (spread: Spread, pNone: number): readonly Knot[] => {
  const knots: Knot[] = [];
  for (const [name, level] of levels) {
    const at = spread[name];
    if (at === 0 && pNone > 0) continue;
    const share = at < 0 ? level / (1 - pNone) : (level - pNone) / (1 - pNone);
    if (share > 0.001 && share < 0.999) knots.push({ z: normalQuantile(share), at });
  }
  // A predictor whose quantiles cross is read in order.
  const rising = knots.map(({ at }) => at).sort((a, b) => a - b);
  return knots.map(({ z }, index) => ({ z, at: rising[index]! })).filter(isNew);
};

const isNew = ({ z }: Knot, index: number, all: readonly Knot[]): boolean =>
  index === 0 || z > all[index - 1]!.z;

/** Sigma of the lognormal with this mean and this quantile: the larger root of s²/2 − z·s = ln(mean / at). */
const sigmaThrough = ({ z, at }: Knot, mean: number): number =>
  Math.min(sigma.largest, Math.max(0, z + Math.sqrt(Math.max(0, z * z + 2 * Math.log(mean / at)))));

/** The same lognormal, one step lower. */
const lower = ({ z, at }: Knot, spread: number): Knot => ({
  z: z - fillIn,
  at: at * Math.exp(-fillIn * spread),
});

/** Three knots: where positive values leave fewer, a lognormal through what is known fills in below. */
const completed = (known: readonly Knot[], mean: number): readonly Knot[] => {
  if (known.length === 0) return [{ z: 0, at: mean * Math.exp(-(sigma.assumed ** 2) / 2) }];
  const [first, second] = [known[0]!, known[1]];
  if (known.length === 3 || first.at <= 0 || mean <= 0) return known;
  if (second !== undefined)
    return [lower(first, Math.log(second.at / first.at) / (second.z - first.z)), first, second];
  const through = sigmaThrough(first, mean);
  const below = lower(first, through);
  return [lower(below, through), below, first];
};

/** Mean of the piecewise-linear part with a flat upper end. */
const meanWithFlatTop = (knots: readonly Knot[], below: number): number => {
  const first = knots[0]!;
  let mean = first.at - below * (meanAbove(first.z) + first.z);
  for (let index = 1; index < knots.length; index += 1) {
    const from = knots[index - 1]!;
    const to = knots[index]!;
    const slope = (to.at - from.at) / (to.z - from.z);
    mean += slope * (meanAbove(from.z) - meanAbove(to.z));
  }
  return mean;
};

/** Follows the first segment downwards, but reaches 0 no earlier than the lowest draw when nothing is below 0. */
const slopeBelow = (knots: readonly Knot[]): number => {
  const [first, second] = [knots[0]!, knots[1]];
  const own = second === undefined ? Number.POSITIVE_INFINITY : (second.at - first.at) / (second.z - first.z);
  if (first.at < 0) return Number.isFinite(own) ? own : 0;
  return Math.min(own, first.at / Math.max(0.1, largestZ + 0.1 + first.z));
};

const slope = (from: Knot, to: Knot): number => (to.z > from.z ? (to.at - from.at) / (to.z - from.z) : 0);

/**
 * Distribution from what a prediction states. The quantiles hold exactly; the mean decides the slope above the highest
 * knot and so holds too, unless it is lower than the quantiles allow (then that end is flat). Positive values stay
 * positive. Closed form on purpose: a shape is made for every feature at every computation.
 */
export const shapeOf = (spread: Spread, pNoEffect = 0): SpreadShape => {
  const pNone = Math.min(1, Math.max(0, pNoEffect));
  const mean = pNone === 1 ? 0 : spread.mean / (1 - pNone);
  const known = completed(pNone >= almostCertain ? [] : knotsOf(spread, pNone), mean);
  const below = slopeBelow(known);
  const above = Math.max(0, (mean - meanWithFlatTop(known, below)) / meanAbove(known.at(-1)!.z));
  const first = known[0]!;
  const second = known[1] ?? first;
  const third = known[2] ?? second;
  return {
    pNone,
    knots: [first, second, third],
    slopes: [below, slope(first, second), slope(second, third), above],
  };
};
