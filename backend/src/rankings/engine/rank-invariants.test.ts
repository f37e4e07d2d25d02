import type { RankingSettings } from '@valora/contracts';
import { builtInInputs, inputDefinitions } from '@valora/contracts';
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
import type { RankableFeature, RankOverride } from './types.js';
import { pooledSpreads } from './uncertainty/pooled-ranks.js';
import { fillRandom, seedFrom } from './uncertainty/random.js';

const draws = 60;
const rank = (
  features: readonly RankableFeature[],
  settings: RankingSettings,
  overrides: readonly RankOverride[] = [],
) => rankFeatures(aRequest(features, { settings, draws, overrides }));

describe('probabilities of the top places', () => {
  it('add up to as many places as there are', () => {
    fc.assert(
      fc.property(arbitraryFeatures(30), arbitrarySettings, (features, settings) => {
        const { ranked } = rank(features, settings);
        for (const [index, k] of [5, 10, 20].entries()) {
          const sum = ranked.reduce((all, row) => all + row.topProbabilities[index]!.probability, 0);
          expect(sizeAt(ranked, index)).toBe(ranked.length === 0 ? null : k);
          expect(sum).toBeCloseTo(Math.min(k, ranked.length), 9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('do so nearly where ranks are read from the pooled draws of a long list', () => {
    const [features, perFeature] = [2500, 256];
    const draw = (feature: number, to: Float32Array, length: number): void => {
      const bits = new Uint32Array(length);
      fillRandom(seedFrom(`feature ${feature}`), bits, length);
      for (let at = 0; at < length; at += 1) to[at] = bits[at]! / 2 ** 32 - feature / features;
    };
    const spreads = pooledSpreads({ features, draws: perFeature, draw });
    for (const [index, k] of [5, 10, 20].entries()) {
      const sum = spreads.reduce((all, { top }) => all + top[index]!.probability, 0);
      expect(Math.abs(sum / k - 1)).toBeLessThan(0.1);
    }
  });
});

const sizeAt = (
  ranked: readonly { topProbabilities: readonly { k: number }[] }[],
  index: number,
): number | null => ranked[0]?.topProbabilities[index]?.k ?? null;

/** Frameworks in which every input has a direction. */
const directed: fc.Arbitrary<RankingSettings> = fc.constantFrom<RankingSettings>(
  ...(['roi', 'rice', 'ice', 'wsjf', 'opportunity', 'value_effort'] as const).map((framework) =>
    settingsOf({ framework }),
  ),
  settingsOf({
    framework: 'weighted',
    criteria: [
      { name: 'reach', label: 'Reach', weight: 3, anchorLow: 1, anchorHigh: 10_000, scale: 'log' },
      { name: 'predictedRoi', label: 'ROI', weight: 2, anchorLow: -100, anchorHigh: 400, scale: 'linear' },
      { name: 'effort', label: 'Effort', weight: 1, anchorLow: 100, anchorHigh: 0.5, scale: 'linear' },
      { name: 'demand', label: 'Demand', weight: 1.5, anchorLow: 0, anchorHigh: 20, scale: 'linear' },
    ],
  }),
);

/** An input moved some way towards its better end; on a scale of steps to one that is no worse. */
const better = (name: (typeof builtInInputs)[number], value: number, share: number): number => {
  const definition = inputDefinitions[name];
  const { higherIsBetter } = definition;
  if ('allowed' in definition) {
    const noWorse = definition.allowed.filter((step) => (higherIsBetter ? step >= value : step <= value));
    return noWorse[Math.floor(share * (noWorse.length - 0.001))] ?? value;
  }
  return higherIsBetter ? value + share * value : value - share * (value - definition.min);
};

it('a feature that is no worse in anything has no lower score, and no lower rank unless they are equal', () => {
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: builtInInputs.length,
    maxLength: builtInInputs.length,
  });
  const predictions = fc.record({
    value: fc.double({ min: 100, max: 1e6, noNaN: true }),
    effortDays: fc.double({ min: 0.5, max: 300, noNaN: true }),
    pNoEffect: fc.double({ min: 0, max: 0.9, noNaN: true }),
    gain: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(arbitraryFeatures(6), directed, shares, predictions, (features, settings, share, parts) => {
      const [first, ...others] = features;
      if (first === undefined) return;
      const { gain, ...prediction } = parts;
      const worse = { ...first, status: 'idea', mustDo: false, prediction: aPrediction(prediction) };
      const inputs = Object.fromEntries(
        builtInInputs.flatMap((name, index) => {
          const input = worse.inputs[name];
          return input === undefined ? [] : [[name, given(better(name, input.value, share[index]!))]];
        }),
      );
      const best = aRankable(999, {
        inputs,
        demand: worse.demand + 1,
        prediction: aPrediction({
          value: prediction.value * (1 + gain),
          effortDays: prediction.effortDays / (1 + gain),
          pNoEffect: prediction.pNoEffect * (1 - gain),
        }),
      });
      const { ranked } = rank([worse, best, ...others], settings);
      const [low, high] = [worse, best].map(({ id }) => ranked.find((row) => row.id === id));
      if (low === undefined || high === undefined) return;
      expect(high.score).toBeGreaterThanOrEqual(low.score);
      if (high.score > low.score) expect(high.modelRank).toBeLessThan(low.modelRank);
    }),
  );
});

it('overriding some features swaps none of the others', () => {
  const wishes = fc.array(fc.tuple(fc.nat(11), fc.integer({ min: 1, max: 14 })), { maxLength: 5 });
  fc.assert(
    fc.property(arbitraryFeatures(), arbitrarySettings, wishes, (features, settings, wanted) => {
      const overrides = wanted.flatMap(([at, position], minute): RankOverride[] => {
        const feature = features[at];
        if (feature === undefined) return [];
        const createdAt = `2026-04-01T00:0${minute}:00Z`;
        return [{ featureId: feature.id, position, reason: 'x', actor: 'Ada', createdAt, expiresAt: null }];
      });
      const moved = new Set(overrides.map(({ featureId }) => featureId));
      const others = (rows: readonly { id: string }[]) =>
        rows.map(({ id }) => id).filter((id) => !moved.has(id));
      expect(others(rank(features, settings, overrides).ranked)).toEqual(
        others(rank(features, settings).ranked),
      );
    }),
    { numRuns: 60 },
  );
});

it('the same request gives the same ranking to the last digit', () => {
  fc.assert(
    fc.property(arbitraryFeatures(), arbitrarySettings, (features, settings) => {
      expect(rank(structuredClone([...features]), settings)).toEqual(rank(features, settings));
    }),
    { numRuns: 40 },
  );
});

describe('at the edges', () => {
  it('one feature is first, of one tier, in every draw', () => {
    const [only] = rank([aRankable(1)], settingsOf({})).ranked;
    expect(only).toMatchObject({ rank: 1, modelRank: 1, rankLow: 1, rankHigh: 1, tier: 1 });
    expect(only?.topProbabilities.map(({ probability }) => probability)).toEqual([1, 1, 1]);
  });

  it('equals share one tier, and none is surer of a place than another', () => {
    const { ranked } = rankFeatures(
      aRequest(
        Array.from({ length: 20 }, (_, index) => aRankable(index + 1)),
        { draws: 2000 },
      ),
    );
    expect(new Set(ranked.map(({ tier }) => tier))).toEqual(new Set([1]));
    for (const { topProbabilities } of ranked)
      expect(Math.abs(topProbabilities[0]!.probability - 0.25)).toBeLessThan(0.06);
  });

  it.each([
    ['reach / (impact - impact)', 'division by zero at position 7: impact - impact is 0'],
    ['ln(reach - reach)', 'ln(reach - reach) at position 1 needs a number above 0'],
    ['sqrt(0 - reach)', 'sqrt(0 - reach) at position 1 needs a number of 0 or more'],
    ['exp(reach * 1e9)', 'exp(reach * 1000000000) at position 1 has no finite value'],
    ['1e308 * reach * 10', expect.stringContaining('has no finite value')],
  ])('%s leaves a feature unscored, with the reason', (formula, reason) => {
    const inputs = { reach: given(500), impact: given(1) };
    const { ranked, unscored } = rank(
      [aRankable(1, { inputs })],
      settingsOf({ framework: 'formula', formula }),
    );
    expect(ranked).toEqual([]);
    expect(unscored[0]?.missing).toEqual([reason]);
  });

  it('returns below zero are ranked like any others, the smallest loss first', () => {
    const losing = [1, 2, 3].map((number) =>
      aRankable(number, { prediction: aPrediction({ value: 100 * number, effortDays: 50 }) }),
    );
    const { ranked } = rank(losing, settingsOf({}));
    expect(ranked.map(({ key }) => key)).toEqual(['PROJ-3', 'PROJ-2', 'PROJ-1']);
    expect(ranked.every(({ score }) => score < 0 && score >= -100)).toBe(true);
  });
});
