import type { RankSpread } from './rank-spread.js';
import { topSizes } from './rank-spread.js';
import { tierWalk } from './tiers.js';

/** Writes the first `length` draws of the feature's score. */
export type DrawInto = (feature: number, to: Float32Array, length: number) => void;

const poolSize = 65_536;
/** Features expected above the start of the exact tail: enough for the largest k of P(top k) and its spread. */
const tailRanks = 100;

/** How many of the ascending values are above x. */
const countAbove = (ascending: Float32Array, x: number): number => {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! > x) high = middle;
    else low = middle + 1;
  }
  return ascending.length - low;
};

const sampledPool = (features: number, draw: DrawInto): Float32Array => {
  const each = Math.max(1, Math.ceil(poolSize / features));
  const pool = new Float32Array(features * each);
  for (let feature = 0; feature < features; feature += 1)
    draw(feature, pool.subarray(feature * each, (feature + 1) * each), each);
  return pool.sort();
};

interface Pass {
  /** 10 and 90 % quantiles of each feature's score. */
  readonly q10: Float32Array;
  readonly q90: Float32Array;
  readonly tiers: Uint32Array;
  /** Draws above `tailFrom`, those of feature i at tailStart[i] … tailStart[i + 1]. */
  readonly tail: Float32Array;
  readonly tailStart: Uint32Array;
}

interface PassRequest {
  readonly features: number;
  readonly draws: number;
  readonly draw: DrawInto;
}

/** One visit to every feature in model order, keeping only what the ranks need: memory stays linear in features. */
const visitAll = ({ features, draws, draw }: PassRequest, tailFrom: number): Pass => {
  const q10 = new Float32Array(features);
  const q90 = new Float32Array(features);
  const tiers = new Uint32Array(features);
  const tailStart = new Uint32Array(features + 1);
  const tail: number[] = [];
  const scores = new Float32Array(draws);
  const nextTier = tierWalk();
  const at = (share: number): number => Math.min(draws - 1, Math.floor(share * draws));
  for (let feature = 0; feature < features; feature += 1) {
    draw(feature, scores, draws);
    tiers[feature] = nextTier(scores);
    scores.sort();
    q10[feature] = scores[at(0.1)]!;
    q90[feature] = scores[at(0.9)]!;
    for (let index = draws - 1; index >= 0 && scores[index]! > tailFrom; index -= 1)
      tail.push(scores[index]!);
    tailStart[feature + 1] = tail.length;
  }
  return { q10, q90, tiers, tail: Float32Array.from(tail), tailStart };
};

/**
 * Rank ranges of long lists in linear time. The rank of a draw is one plus the number of other features expected above
 * it, read off the pooled distribution of all features' draws: a sample of 65,536 for the body (standard error at
 * most 0.2 % of the list), every draw for the top, where P(top k) is decided. Against ranking every draw exactly it
 * leaves out how much that number itself varies (at most √n / 2), which matters less the longer the list is. Measured
 * against 2,000 exactly ranked draws of 2,000 features: ends of the ranges off by 1.2 % of the list on average, 15 % at
 * worst (where a distribution has a gap just at its 10 or 90 %), P(top k) by 0.08 at most; most of it is the noise of
 * 256 draws, not the approximation.
 */
export const pooledSpreads = (request: PassRequest): readonly RankSpread[] => {
  const { features, draws, draw } = request;
  const pool = sampledPool(features, draw);
  const beforeTail = Math.max(0, Math.floor(pool.length * (1 - tailRanks / features)) - 1);
  const tailFrom = pool[beforeTail]!;
  const { q10, q90, tiers, tail, tailStart } = visitAll(request, tailFrom);
  const ascendingTail = tail.slice().sort();
  const above = (x: number): number =>
    x > tailFrom
      ? countAbove(ascendingTail, x) / draws
      : Math.max(tailRanks, (countAbove(pool, x) / pool.length) * (features - 1));
  const rank = (x: number): number => Math.min(features, 1 + above(x));

  return Array.from({ length: features }, (_, feature): RankSpread => {
    const own = tail.subarray(tailStart[feature]!, tailStart[feature + 1]!);
    return {
      low: rank(q90[feature]!),
      high: rank(q10[feature]!),
      top: topSizes.map((k) => ({ k, probability: shareWithin(own, { k, ascendingTail, draws }) })),
      tier: tiers[feature]!,
    };
  });
};

/** Share of all draws whose rank among the other features is at most k; `own` holds the high ones, best first. */
const shareWithin = (
  own: Float32Array,
  {
    k,
    ascendingTail,
    draws,
  }: { readonly k: number; readonly ascendingTail: Float32Array; readonly draws: number },
): number => {
  let within = 0;
  own.forEach((x, ownAbove) => {
    if ((countAbove(ascendingTail, x) - ownAbove) / draws < k - 0.5) within += 1;
  });
  return within / draws;
};
