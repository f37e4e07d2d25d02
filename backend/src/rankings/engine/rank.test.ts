import fc from 'fast-check';
import {
  aPrediction,
  aRankable,
  aRequest,
  arbitraryFeatures,
  arbitrarySettings,
  given,
  settingsOf,
} from '../testing/rankable.js';
import { rankFeatures } from './rank.js';
import { UnusableRankingSettings } from './require-scorer.js';

const keys = (rows: readonly { key: string }[]): readonly string[] => rows.map(({ key }) => key);

describe('a ranking', () => {
  it('goes by predicted ROI in percent, best first', () => {
    const features = [10_000, 40_000, 20_000].map((value, index) =>
      aRankable(index + 1, { prediction: aPrediction({ value }) }),
    );
    const { ranked } = rankFeatures(aRequest(features));
    expect(keys(ranked)).toEqual(['PROJ-2', 'PROJ-3', 'PROJ-1']);
    expect(ranked[0]?.score).toBe(100 * features[1]!.prediction!.roi.mean);
  });

  it.each([
    ['rice', { reach: 1000, impact: 2, confidence: 0.8, effort: 4 }, 400],
    ['ice', { iceImpact: 5, iceConfidence: 6, iceEase: 7 }, 210],
    ['wsjf', { businessValue: 8, timeCriticality: 5, riskReduction: 2, jobSize: 3 }, 5],
    ['opportunity', { importance: 8, satisfaction: 0.25 }, 6],
    ['value_effort', { value: 1000, effortDays: 8 }, 125],
    ['value_effort', { value: 1000, effort: 2 }, 25],
  ] as const)('knows %s', (framework, values, score) => {
    const inputs = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, given(value)]));
    const settings = settingsOf({ framework });
    const { ranked } = rankFeatures(aRequest([aRankable(1, { inputs, prediction: null })], { settings }));
    expect(ranked[0]?.score).toBeCloseTo(score, 9);
  });

  it('weighs criteria between fixed anchors, clamped, lower better where the anchors say so', () => {
    const criteria = [
      { name: 'reach', label: 'Reach', weight: 3, anchorLow: 1, anchorHigh: 10_000, scale: 'log' as const },
      { name: 'effort', label: 'Effort', weight: 1, anchorLow: 10, anchorHigh: 0, scale: 'linear' as const },
    ];
    const scoreOf = (reach: number, effort: number) =>
      rankFeatures(
        aRequest([aRankable(1, { inputs: { reach: given(reach), effort: given(effort) } })], {
          settings: settingsOf({ framework: 'weighted', criteria }),
        }),
      ).ranked[0]?.score;
    expect(scoreOf(100, 10)).toBeCloseTo(37.5, 9);
    expect(scoreOf(100, 0)).toBeCloseTo(62.5, 9);
    expect(scoreOf(1e9, -5)).toBeCloseTo(100, 9);
    expect(scoreOf(0, 99)).toBe(0);
  });

  it('lists what is missing instead of ranking it last', () => {
    const settings = settingsOf({ framework: 'rice' });
    const features = [
      aRankable(1, { inputs: { reach: given(5), impact: given(1) } }),
      aRankable(2, { status: 'delivered' }),
      aRankable(3, { mustDo: true }),
      aRankable(4, { parentKey: 'PROJ-1' }),
      aRankable(5, { status: 'dropped', mustDo: true }),
      aRankable(10, {
        inputs: { reach: given(5), impact: given(1), confidence: given(1), effort: given(0) },
      }),
    ];
    const { ranked, unscored } = rankFeatures(aRequest(features, { settings }));
    expect(ranked).toEqual([]);
    expect(unscored.map(({ key, missing }) => [key, missing])).toEqual([
      ['PROJ-1', ['confidence', 'effort']],
      ['PROJ-2', ['delivered']],
      ['PROJ-3', ['must-do']],
      ['PROJ-4', ['sub-task of PROJ-1']],
      ['PROJ-5', ['dropped', 'must-do']],
      ['PROJ-10', ['division by zero at position 1: effort is 0']],
    ]);
    const none = rankFeatures(aRequest([aRankable(1, { prediction: null })]));
    expect(none.unscored[0]?.missing).toEqual(['prediction']);
  });

  it('breaks ties in the natural order of keys', () => {
    const { ranked } = rankFeatures(aRequest([10, 9, 2, 100].map((number) => aRankable(number))));
    expect(keys(ranked)).toEqual(['PROJ-2', 'PROJ-9', 'PROJ-10', 'PROJ-100']);
    expect(new Set(ranked.map(({ tier }) => tier))).toEqual(new Set([1]));
  });

  it('refuses settings it cannot use', () => {
    expect(() => rankFeatures(aRequest([], { settings: settingsOf({ framework: 'weighted' }) }))).toThrow(
      UnusableRankingSettings,
    );
    expect(() =>
      rankFeatures(aRequest([], { settings: settingsOf({ framework: 'formula', formula: 'reach +' }) })),
    ).toThrow('position 8');
  });
});

describe('whatever the features and the framework', () => {
  const draws = 40;

  it('every feature is in exactly one list and ranks are a permutation', () => {
    fc.assert(
      fc.property(arbitraryFeatures(), arbitrarySettings, (features, settings) => {
        const { ranked, unscored } = rankFeatures(aRequest(features, { settings, draws }));
        expect([...keys(ranked), ...keys(unscored)].sort()).toEqual([...keys(features)].sort());
        const oneToN = ranked.map((_, index) => index + 1);
        expect(ranked.map(({ rank }) => rank)).toEqual(oneToN);
        expect(ranked.map(({ modelRank }) => modelRank).sort((a, b) => a - b)).toEqual(oneToN);
        for (const { rankLow, modelRank, rankHigh } of ranked) {
          expect(rankLow).toBeLessThanOrEqual(modelRank);
          expect(rankHigh).toBeGreaterThanOrEqual(modelRank);
          expect(rankLow).toBeGreaterThanOrEqual(1);
          expect(rankHigh).toBeLessThanOrEqual(ranked.length);
        }
        const tiers = [...ranked].sort((a, b) => a.modelRank - b.modelRank).map(({ tier }) => tier);
        tiers.forEach((tier, index) => expect([0, 1]).toContain(tier - (tiers[index - 1] ?? 0)));
        expect(unscored.every(({ missing }) => missing.length > 0)).toBe(true);
      }),
    );
  });

  it('adding and removing others swaps nobody and leaves scores and contributions bit for bit', () => {
    fc.assert(
      fc.property(
        arbitraryFeatures(),
        arbitrarySettings,
        fc.infiniteStream(fc.boolean()),
        (features, settings, keep) => {
          const kept = features.filter(() => keep.next().value);
          const all = rankFeatures(aRequest(features, { settings, draws })).ranked;
          const some = rankFeatures(aRequest(kept, { settings, draws })).ranked;
          const ids = new Set(kept.map(({ id }) => id));
          const pick = (rows: typeof all) =>
            rows.map(({ id, score, contributions }) => ({ id, score, contributions }));
          expect(pick(some)).toEqual(pick(all.filter(({ id }) => ids.has(id))));
        },
      ),
    );
  });

  it('the order in which features come does not matter', () => {
    const shuffled = arbitraryFeatures().chain((features) =>
      fc.tuple(fc.constant(features), fc.shuffledSubarray([...features], { minLength: features.length })),
    );
    fc.assert(
      fc.property(shuffled, arbitrarySettings, ([features, other], settings) => {
        expect(rankFeatures(aRequest(other, { settings, draws }))).toEqual(
          rankFeatures(aRequest(features, { settings, draws })),
        );
      }),
    );
  });
});
