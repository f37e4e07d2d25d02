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

  it('is nothing where a person has spoken for every feature', () => {
    const known = features.map((feature) => ({
      ...feature,
      inputs: { value: given(20_000), storyPoints: given(3) },
      prediction: { ...feature.prediction!, basedOn: 'outcomes' as const, effortBasedOn: 'history' as const },
    }));
    expect(asksFor(known, { cut: 10, limit: 5 })).toEqual([]);
  });

  it('is what outcomes cannot say: the value and the effort of this one feature', () => {
    const usual = features.map((feature) => ({
      ...feature,
      prediction: { ...feature.prediction!, basedOn: 'outcomes' as const, effortBasedOn: 'history' as const },
    }));
    const asks = asksFor(usual, { cut: 10, limit: 60 });
    expect(new Set(asks.map(({ input }) => input))).toEqual(new Set(['value', 'effortDays']));
    expect(asks.find(({ input }) => input === 'value')?.why).toContain(
      'the value that is usual for the team',
    );
    const sparse = usual.map((feature) => ({
      ...feature,
      prediction: { ...feature.prediction, notEnoughSignal: true },
    }));
    const [first] = asksFor(sparse, { cut: 10, limit: 1 });
    expect(first?.why).toContain('an assumed value');
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
    expect(asks).toMatchObject([
      { featureId: 'f1', input: 'effort', expectedShift: null },
      {
        featureId: 'f2',
        input: 'impact',
        why: 'PROJ-2 cannot be ranked without impact, confidence and effort.',
      },
    ]);
  });

  it('is first the one that would most likely come in above the cut', () => {
    const rice = settingsOf({ framework: 'rice' });
    const complete = Array.from({ length: 9 }, (_, index) =>
      aRankable(index + 1, {
        inputs: {
          reach: given(100 * (index + 1)),
          impact: given(1),
          confidence: given(1),
          effort: given(1 + (index % 3)),
        },
      }),
    );
    const lacking = (number: number, reach: number) =>
      aRankable(number, { inputs: { reach: given(reach), impact: given(1), confidence: given(1) } });
    const asks = asksFor([...complete, lacking(10, 20), lacking(11, 5000)], {
      cut: 3,
      limit: 5,
      settings: rice,
    });
    expect(asks).toMatchObject([
      {
        key: 'PROJ-11',
        pCrossesCut: 1,
        why: expect.stringContaining('with a usual one it would stand at 1.'),
      },
      { key: 'PROJ-10', pCrossesCut: 0 },
    ]);
  });

  it('is not the feature’s effort once somebody gave it', () => {
    const guessed = aRankable(1, { prediction: { ...aPrediction(), effortBasedOn: 'text' } });
    const rival = aRankable(2, { prediction: aPrediction({ value: 19_000 }) });
    const asks = asksFor([guessed, rival], { cut: 1, limit: 5 });
    expect(asks).toMatchObject([{ featureId: 'f1', input: 'effortDays' }]);
  });
});
