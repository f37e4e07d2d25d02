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
import { rankFeatures } from './rank.js';
import type { RankableFeature } from './types.js';
import { withQuantity } from './with-quantity.js';

const rice = settingsOf({ framework: 'rice' });
const scored = (number: number, reach: number, impact = 1): RankableFeature =>
  aRankable(number, {
    inputs: { reach: given(reach), impact: given(impact), confidence: given(0.5), effort: given(4) },
  });

describe('what would lift a feature', () => {
  it('is the nearest value of each input that does it alone', () => {
    const features = [scored(1, 1000), scored(2, 800), scored(3, 300)];
    const found = counterfactuals({ featureId: 'f3', targetRank: 1, features, settings: rice });
    expect(found).toEqual([
      { input: 'reach', from: 300, to: 1010, rank: 1 },
      { input: 'effort', from: 4, to: 1.19, rank: 1 },
    ]);
    const second = counterfactuals({ featureId: 'f3', targetRank: 2, features, settings: rice });
    expect(second.find(({ input }) => input === 'impact')).toEqual({
      input: 'impact',
      from: 1,
      to: 3,
      rank: 2,
    });
  });

  it('is nothing for a feature that is there already or has no score', () => {
    const features = [scored(1, 1000), aRankable(2)];
    expect(counterfactuals({ featureId: 'f1', targetRank: 1, features, settings: rice })).toEqual([]);
    expect(counterfactuals({ featureId: 'f2', targetRank: 1, features, settings: rice })).toEqual([]);
  });

  it('can go through the predictor', () => {
    const features = [1, 2].map((number) =>
      aRankable(number, { prediction: aPrediction({ value: 30_000 / number }) }),
    );
    const predict = ({ inputs }: RankableFeature) => aPrediction({ value: inputs['value']?.value ?? 15_000 });
    const found = counterfactuals({
      featureId: 'f2',
      targetRank: 1,
      features,
      settings: settingsOf({}),
      predict,
    });
    expect(found).toEqual([
      { input: 'predictedValue', from: expect.closeTo(16_997, -1), to: 34_000, rank: 1 },
      { input: 'predictedEffortDays', from: expect.closeTo(10.3, 1), to: 5.15, rank: 1 },
      { input: 'value', from: null, to: 30_100, rank: 1 },
    ]);
  });

  it('always holds when everything is ranked again', () => {
    fc.assert(
      fc.property(arbitraryFeatures(8), arbitrarySettings, fc.nat(7), (features, settings, target) => {
        const rank = (all: readonly RankableFeature[]) =>
          rankFeatures(aRequest(all, { settings, draws: 5 })).ranked;
        const own = rank(features).at(-1);
        if (own === undefined) return;
        const targetRank = Math.min(target + 1, own.modelRank);
        const feature = features.find(({ id }) => id === own.id)!;
        for (const { input, to, rank: promised } of counterfactuals({
          featureId: own.id,
          targetRank,
          features,
          settings,
        })) {
          const changed = features.map((one) => (one.id === own.id ? withQuantity(feature, input, to) : one));
          const after = rank(changed).find(({ id }) => id === own.id);
          expect(after?.modelRank).toBe(promised);
          expect(promised).toBeLessThanOrEqual(targetRank);
        }
      }),
      { numRuns: 60 },
    );
  });
});
