import { aPrediction, aRankable, aRequest, given, settingsOf } from '../testing/rankable.js';
import { mostMovingInputs } from './most-moving-inputs.js';
import { orderFeatures } from './order.js';
import type { RankableFeature } from './types.js';

const assumed = (number: number, value: number, sigma: number): RankableFeature =>
  aRankable(number, {
    prediction: {
      ...aPrediction({ value, sigma, effortDays: 10 }),
      basedOn: 'prior',
      effortBasedOn: 'points',
    },
  });

const asksFor = (
  features: readonly RankableFeature[],
  {
    cut,
    limit,
    settings = settingsOf({}),
  }: { cut: number; limit: number; settings?: ReturnType<typeof settingsOf> },
) => mostMovingInputs(orderFeatures(aRequest(features, { settings })), { cut, limit });

describe('what to ask for', () => {
  const features = Array.from({ length: 30 }, (_, index) =>
    assumed(index + 1, 40_000 * 0.93 ** index, index === 11 ? 1.5 : 0.15),
  );

  it('is first the input that most likely carries a feature across the cut', () => {
    const asks = asksFor(features, { cut: 10, limit: 3 });
    expect(asks).toHaveLength(3);
    expect(asks[0]).toMatchObject({ input: 'value' });
    expect(asks.map(({ pCrossesCut }) => pCrossesCut)).toEqual(
      [...asks.map(({ pCrossesCut }) => pCrossesCut)].sort((a, b) => b - a),
    );
    const wide = asksFor(features, { cut: 10, limit: 30 }).find(({ featureId }) => featureId === 'f12');
    expect(wide?.expectedShift).toBeGreaterThan(8);
    expect(wide?.pCrossesCut).toBeCloseTo(0.3, 6);
    expect(wide?.why).toContain('PROJ-12');
  });

  it('is nothing where nothing is assumed', () => {
    const known = features.map((feature) => ({
      ...feature,
      prediction: { ...feature.prediction!, basedOn: 'outcomes' as const },
    }));
    expect(asksFor(known, { cut: 10, limit: 5 })).toEqual([]);
  });

  it('is the one input a feature is unscored for', () => {
    const rice = settingsOf({ framework: 'rice' });
    const inputs = { reach: given(5), impact: given(1), confidence: given(1) };
    const asks = asksFor(
      [
        aRankable(1, { inputs }),
        aRankable(2, { inputs: { reach: given(1) } }),
        aRankable(3, { status: 'delivered' }),
      ],
      { cut: 10, limit: 5, settings: rice },
    );
    expect(asks).toMatchObject([{ featureId: 'f1', input: 'effort', expectedShift: null }]);
  });

  it('is not the feature’s effort once somebody gave it', () => {
    const guessed = aRankable(1, { prediction: { ...aPrediction(), effortBasedOn: 'text' } });
    const rival = aRankable(2, { prediction: aPrediction({ value: 19_000 }) });
    const asks = asksFor([guessed, rival], { cut: 1, limit: 5 });
    expect(asks).toMatchObject([{ featureId: 'f1', input: 'effortDays' }]);
  });
});
