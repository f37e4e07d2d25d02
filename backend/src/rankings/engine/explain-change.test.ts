import fc from 'fast-check';
import {
  aPrediction,
  aRankable,
  aRequest,
  arbitraryFeatures,
  arbitrarySettings,
  settingsOf,
} from '../testing/rankable.js';
import { changeExplainer } from './explain-change.js';
import { orderFeatures } from './order.js';
import type { RankableFeature } from './types.js';

const scoredOnce = (feature: RankableFeature, settings = settingsOf({})) => {
  const { scorer, scored } = orderFeatures(aRequest([feature], { settings }));
  return { scorer, row: scored[0] };
};
const valuesOf = (row: NonNullable<ReturnType<typeof scoredOnce>['row']>) =>
  Object.fromEntries([...row.quantities].map(([variable, { value }]) => [variable, value]));

describe('what moved one score', () => {
  it('names only what changed, however much the rest is multiplied by it', () => {
    const before = scoredOnce(aRankable(1, { prediction: aPrediction({ value: 20_000 }) })).row!;
    const { scorer, row } = scoredOnce(aRankable(1, { prediction: aPrediction({ value: 900_000 }) }));
    const parts = changeExplainer(scorer)(row!, valuesOf(before))!;
    expect(parts.map(({ name }) => name)).toEqual(['predictedValue']);
    expect(parts[0]?.amount).toBeCloseTo(row!.score - before.score, 6);
  });

  it('adds up to the change, for every framework and formula', () => {
    fc.assert(
      fc.property(arbitraryFeatures(2), arbitrarySettings, (features, settings) => {
        const [first, second] = features.map((feature) => scoredOnce(feature, settings));
        if (first?.row === undefined || second?.row === undefined) return;
        const parts = changeExplainer(second.scorer)(second.row, valuesOf(first.row))!;
        const sum = parts.reduce((total, { amount }) => total + amount, 0);
        const scale = Math.max(1, Math.abs(first.row.score), Math.abs(second.row.score));
        expect(Math.abs(first.row.score + sum - second.row.score)).toBeLessThanOrEqual(1e-5 * scale);
      }),
    );
  });

  it('is silent about quantities it was not told', () => {
    const { scorer, row } = scoredOnce(aRankable(1));
    expect(changeExplainer(scorer)(row!, {})).toBeNull();
  });
});
