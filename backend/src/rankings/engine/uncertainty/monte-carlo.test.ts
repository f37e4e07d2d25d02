import { aPrediction, aRankable, aRequest, given, settingsOf } from '../../testing/rankable.js';
import { rankFeatures } from '../rank.js';
import type { RankableFeature } from '../types.js';
import { countRanks, rankQuantile, topProbability } from './exact-ranks.js';
import { pairwiseWin } from './pairwise-win.js';
import { pooledSpreads } from './pooled-ranks.js';
import { fillRandom, seedFrom } from './random.js';
import { tierWalk, winProbability } from './tiers.js';

const settings = settingsOf({});
const row = (features: readonly RankableFeature[], key: string, draws = 2000) => {
  const found = rankFeatures(aRequest(features, { draws })).ranked.find((one) => one.key === key);
  if (found === undefined) throw new Error(`${key} is not ranked`);
  return found;
};
const valued = (number: number, value: number, sigma = 0.5): RankableFeature =>
  aRankable(number, { prediction: aPrediction({ value, sigma }) });

describe('ranking every draw', () => {
  it('agrees with sorting each draw by comparison', () => {
    const [features, draws] = [60, 40];
    const bits = new Uint32Array(features * draws);
    fillRandom(3, bits, bits.length);
    const scores = Float32Array.from(bits, (bit) => (bit / 2 ** 31 - 1) * 10 ** ((bit % 12) - 4));
    const counted = countRanks(scores, { features, draws });
    const expected = new Uint32Array(features * features);
    for (let draw = 0; draw < draws; draw += 1)
      Array.from({ length: features }, (_, feature) => feature)
        .sort((a, b) => scores[b * draws + draw]! - scores[a * draws + draw]!)
        .forEach((feature, place) => (expected[feature * features + place]! += 1));
    expect(counted.counts).toEqual(expected);
  });

  it('gives equal scores the better place equally often', () => {
    const counted = countRanks(new Float32Array(3 * 100).fill(-100), { features: 3, draws: 100 });
    expect(topProbability(counted, 0, 1)).toBe(0.5);
    expect(topProbability(counted, 2, 1)).toBe(0.5);
    expect(rankQuantile(counted, 1, 0.9)).toBe(2);
  });
});

describe('rank ranges', () => {
  it('are one place where nothing overlaps, and wide where nothing is known', () => {
    const apart = [1, 2, 3].map((number) => valued(number, 10 ** (8 - 2 * number), 0.1));
    expect(row(apart, 'PROJ-2')).toMatchObject({ rankLow: 2, rankHigh: 2, tier: 2 });
    const alike = Array.from({ length: 20 }, (_, index) => valued(index + 1, 20_000, 1));
    const middle = row(alike, 'PROJ-10');
    expect(middle.rankLow).toBeLessThanOrEqual(4);
    expect(middle.rankHigh).toBeGreaterThanOrEqual(17);
    expect(middle.tier).toBe(1);
    expect(middle.topProbabilities.map(({ k }) => k)).toEqual([5, 10, 20]);
    expect(middle.topProbabilities[0]?.probability).toBeCloseTo(0.25, 1);
    expect(middle.topProbabilities[2]?.probability).toBe(1);
  });

  it('treat two features without effect as equals', () => {
    const features = Array.from({ length: 10 }, (_, index) =>
      aRankable(index + 1, { prediction: aPrediction({ pNoEffect: 0.9, value: 1000 * (10 - index) }) }),
    );
    const last = row(features, 'PROJ-10');
    expect(last.rankLow).toBeLessThanOrEqual(3);
    expect(last.rankHigh).toBe(10);
  });

  it('of a feature do not depend on what weighs elsewhere: the same draws under other settings', () => {
    const features = [1, 2, 3].map((number) =>
      aRankable(number, { inputs: { reach: given(100 * number), impact: given(1) } }),
    );
    const ranges = (formula: string) =>
      rankFeatures(
        aRequest(features, { settings: settingsOf({ framework: 'formula', formula }) }),
      ).ranked.map(({ key, rankLow, rankHigh, topProbabilities }) => ({
        key,
        rankLow,
        rankHigh,
        topProbabilities,
      }));
    expect(ranges('2 * reach')).toEqual(ranges('reach'));
  });
});

describe('P(a beats b)', () => {
  it('is a half for equals, near one for the far better, and complements itself', () => {
    const win = (a: RankableFeature, b: RankableFeature) => pairwiseWin({ teamId: 't', settings, a, b })!;
    expect(win(valued(1, 20_000), valued(2, 20_000))).toBeCloseTo(0.5, 1);
    expect(win(valued(1, 90_000), valued(2, 9000))).toBeGreaterThan(0.99);
    expect(win(valued(1, 30_000), valued(2, 20_000)) + win(valued(2, 20_000), valued(1, 30_000))).toBeCloseTo(
      1,
      6,
    );
    expect(
      pairwiseWin({ teamId: 't', settings, a: valued(1, 1), b: aRankable(2, { prediction: null }) }),
    ).toBeNull();
  });

  it('starts a new tier from 0.8 on', () => {
    const next = tierWalk();
    const scores = (...values: number[]) => Float32Array.from(values);
    expect(next(scores(10, 10, 10, 10, 10))).toBe(1);
    expect(next(scores(11, 11, 9, 9, 9))).toBe(1);
    expect(next(scores(11, 9, 9, 9, 9))).toBe(2);
    expect(next(scores(12, 12, 8, 8, 8))).toBe(2);
    expect(next(scores(0, 0, 0, 0, 0))).toBe(3);
    expect(winProbability(scores(1, 2), scores(0, 3))).toBe(0.5);
  });
});

it('long lists: the pooled ranks agree with ranking every draw', () => {
  const [features, draws] = [600, 400];
  const drawn = Array.from({ length: features }, (_, feature) => {
    const bits = new Uint32Array(draws);
    fillRandom(seedFrom(`feature ${feature}`), bits, draws);
    // A third has no effect; the others overlap with hundreds of neighbours.
    return Float32Array.from(bits, (bit, draw) =>
      bit % 3 === 0 ? -100 + (bit / 2 ** 32) * 1e-3 : Math.log(1 + bit) * 10 - feature / 5 + (draw % 2),
    );
  });
  const draw = (feature: number, to: Float32Array, length: number) =>
    to.set(drawn[feature]!.subarray(0, length));
  const pooled = pooledSpreads({ features, draws, draw });
  const scores = new Float32Array(features * draws);
  drawn.forEach((own, feature) => scores.set(own, feature * draws));
  const counts = countRanks(scores, { features, draws });
  let worst = 0;
  let worstTop = 0;
  pooled.forEach(({ low, high, top }, feature) => {
    worst = Math.max(worst, Math.abs(low - rankQuantile(counts, feature, 0.1)));
    worst = Math.max(worst, Math.abs(high - rankQuantile(counts, feature, 0.9)));
    for (const { k, probability } of top)
      worstTop = Math.max(worstTop, Math.abs(probability - topProbability(counts, feature, k)));
  });
  expect(worst / features).toBeLessThan(0.05);
  expect(worstTop).toBeLessThan(0.05);
});
