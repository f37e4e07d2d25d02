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
import { counterfactuals } from './counterfactuals.js';
import { orderFeatures } from './order.js';
import type { RankableFeature } from './types.js';
import { withQuantity } from './with-quantity.js';

const rice = settingsOf({ framework: 'rice' });
const scored = (number: number, reach: number, impact = 1): RankableFeature =>
  aRankable(number, {
    inputs: { reach: given(reach), impact: given(impact), confidence: given(0.5), effort: given(4) },
  });
const lift = (
  features: readonly RankableFeature[],
  { id, targetRank, settings = rice }: { id: string; targetRank: number; settings?: typeof rice },
) => {
  const rivals = orderFeatures(aRequest(features, { settings })).scored.filter((row) => row.id !== id);
  const feature = features.find((one) => one.id === id)!;
  return counterfactuals({ feature, rivals: rivals.slice(0, targetRank), settings });
};

describe('what would lift a feature', () => {
  it('is the nearest value of each input that does it alone', () => {
    const features = [scored(1, 1000), scored(2, 800), scored(3, 300)];
    expect(lift(features, { id: 'f3', targetRank: 1 })).toEqual([
      { input: 'reach', from: 300, to: 1010, rank: 1 },
      { input: 'effort', from: 4, to: 1.19, rank: 1 },
    ]);
    expect(lift(features, { id: 'f3', targetRank: 2 })).toContainEqual({
      input: 'impact',
      from: 1,
      to: 3,
      rank: 2,
    });
  });

  it('is nothing for a feature that is there already or has no score', () => {
    const features = [scored(1, 1000), scored(3, 1), aRankable(2)];
    expect(lift(features, { id: 'f1', targetRank: 1 })).toEqual([]);
    expect(lift(features, { id: 'f2', targetRank: 1 })).toEqual([]);
  });

  it('is value or effort where predicted return decides', () => {
    const features = [1, 2].map((number) =>
      aRankable(number, { prediction: aPrediction({ value: 30_000 / number }) }),
    );
    expect(lift(features, { id: 'f2', targetRank: 1, settings: settingsOf({}) })).toEqual([
      { input: 'predictedValue', from: expect.closeTo(16_997, -1), to: 34_000, rank: 1 },
      { input: 'predictedEffortDays', from: expect.closeTo(10.3, 1), to: 5.15, rank: 1 },
    ]);
  });

  it('always holds when everything is ranked again', () => {
    fc.assert(
      fc.property(arbitraryFeatures(8), arbitrarySettings, fc.nat(7), (features, settings, target) => {
        const order = (all: readonly RankableFeature[]) => orderFeatures(aRequest(all, { settings })).scored;
        const own = order(features).at(-1);
        if (own === undefined || own.modelRank === 1) return;
        const targetRank = Math.min(target + 1, own.modelRank - 1);
        for (const { input, to, rank: promised } of lift(features, { id: own.id, targetRank, settings })) {
          const changed = features.map((one) => (one.id === own.id ? withQuantity(one, input, to) : one));
          const after = order(changed).find(({ id }) => id === own.id);
          expect(after?.modelRank).toBe(promised);
          expect(promised).toBeLessThanOrEqual(targetRank);
        }
      }),
      { numRuns: 60 },
    );
  });
});
