import { orderFeatures, type RankableFeature } from './engine/index.js';
import { foundationOf } from './rests-on.js';
import { aPrediction, aRankable, aRequest, given, settingsOf } from './testing/rankable.js';

type Prediction = NonNullable<RankableFeature['prediction']>;
type Asked = Partial<RankableFeature> & { readonly isSample?: boolean };

/** Features of these efforts in days, all else alike. */
const features = (efforts: readonly number[], more: Partial<Prediction> = {}, feature: Asked = {}) =>
  efforts.map((effortDays, index) =>
    aRankable(index + 1, {
      prediction: {
        ...aPrediction({ effortDays, value: 9000 }),
        basedOn: 'prior',
        effortBasedOn: 'points',
        notEnoughSignal: true,
        ...more,
      },
      ...feature,
    }),
  );
const said = (given: readonly RankableFeature[], settings = settingsOf({})) =>
  foundationOf(orderFeatures(aRequest(given, { settings })), settings);

const outcomes = (outcomesUsed: number, value = 9000): Partial<Prediction> => ({
  value: aPrediction({ value }).value,
  basedOn: 'outcomes',
  notEnoughSignal: outcomesUsed < 4,
  outcomesUsed,
});

describe('what an order by return rests on', () => {
  it('is effort alone while nobody has given a value and nothing is delivered', () => {
    expect(said(features([2, 5, 9]))).toEqual({
      basedOn: 'prior',
      restsOn:
        'This order rests on effort alone: nobody has given a value and no outcome is recorded, so every value is assumed. Effort comes from story points.',
    });
  });

  it('is still effort alone with an outcome or two, and says that they are too few', () => {
    const { basedOn, restsOn } = said(features([2, 5, 9], outcomes(2)));
    expect(basedOn).toBe('prior');
    expect(restsOn).toContain(
      'effort alone: nobody has given a value, and what 2 delivered features returned is too little',
    );
  });

  it('is still effort alone with many outcomes that give every feature the same value', () => {
    const { basedOn, restsOn } = said(features([2, 5, 9], outcomes(30)));
    expect(basedOn).toBe('outcomes');
    expect(restsOn).toContain('effort alone');
    expect(restsOn).toContain('30 delivered features returned says what is usual');
  });

  it('is values where they tell features apart, with who said them', () => {
    const estimated = (number: number, value: number, more: Partial<Prediction> = {}) =>
      aRankable(number, {
        inputs: { value: given(value) },
        prediction: { ...aPrediction({ value, effortDays: number }), ...more },
      });
    const mixed = [estimated(7, 90_000), estimated(8, 1000), ...features([2, 5, 9])];
    expect(said(mixed)).toEqual({
      basedOn: 'estimate',
      restsOn:
        'This order rests on value estimates for 2 of 5 features; the value of the other 3 is assumed. No outcome is recorded yet.',
    });
    const sparse = mixed.map((feature) => ({
      ...feature,
      prediction: { ...feature.prediction!, outcomesUsed: 1 },
    }));
    expect(said(sparse).restsOn).toContain('What 1 delivered feature returned weighs little yet.');
    const learned = [estimated(7, 90_000, outcomes(12, 90_000)), ...features([2, 5, 9], outcomes(12))];
    expect(said(learned)).toEqual({
      basedOn: 'outcomes',
      restsOn:
        'This order rests on what 12 delivered features returned and on value estimates for 1 of 4 features; for the other 3 it takes what is usual for the team.',
    });
  });

  it('names invented outcomes as such where they are the only ones', () => {
    const sample = features([3, 4], outcomes(60, 80_000), { isSample: true }).map((feature, index) => ({
      ...feature,
      id: `s${index}`,
      inputs: { value: given(1) },
    }));
    expect(said([...features([2, 5, 9]), ...sample]).restsOn).toBe(
      'This order rests on what 60 delivered sample features returned and on value estimates for 2 of 5 features; the value of the other 3 is assumed.',
    );
  });

  it('tells where effort comes from', () => {
    const [first, ...others] = features([2, 5, 9], { effortBasedOn: 'text' });
    const { restsOn } = said([
      ...others,
      { ...first!, prediction: { ...first!.prediction!, effortBasedOn: 'points' } },
    ]);
    expect(restsOn).toContain('Effort comes from the text alone (2), story points (1).');
  });

  it('is nothing where nothing tells features apart, or there is but one', () => {
    expect(said(features([4, 4, 4])).restsOn).toMatch(/^Nothing tells these 3 features apart yet/);
    expect(said(features([4])).restsOn).toBe(
      'Only PROJ-1 is ranked, so there is nothing to compare it with yet.',
    );
    expect(said([]).restsOn).toMatch(/^Nothing is ranked yet: add features/);
  });
});

describe('what an order by criteria rests on', () => {
  const rice = settingsOf({ framework: 'rice' });
  const scored = (number: number, reach: number, effort: number) =>
    aRankable(number, {
      inputs: { reach: given(reach), impact: given(1), confidence: given(0.8), effort: given(effort) },
    });

  it('names the input that moves it most and those that move nothing', () => {
    const order = [scored(1, 10, 2), scored(2, 1000, 3), scored(3, 900, 2), scored(4, 10_000, 2.2)];
    expect(said(order, rice)).toEqual({
      basedOn: 'estimate',
      restsOn:
        'This order rests on the inputs people gave for RICE, taken as they are: reach moves it most, confidence and impact change no place.',
    });
  });

  it('says of a criterion that reads a prediction what that rests on', () => {
    const settings = settingsOf({ framework: 'formula', formula: 'predictedRoi + reach' });
    const order = features([2, 5, 9]).map((feature, index) => ({
      ...feature,
      inputs: { reach: given(index) },
    }));
    const { basedOn, restsOn } = said(order, settings);
    expect(basedOn).toBe('prior');
    expect(restsOn).toContain('predicted return moves it most');
    expect(restsOn).toContain('Predicted return rests on effort alone: nobody has given a value');
  });

  it('says what is missing where nothing can be ranked', () => {
    expect(said([aRankable(1, { inputs: { reach: given(5) } }), aRankable(2)], rice).restsOn).toBe(
      'Nothing is ranked yet: no feature has all that RICE reads; impact, confidence, effort and reach are missing.',
    );
    expect(said([aRankable(1, { prediction: null })]).restsOn).toContain('are being predicted');
    expect(said([aRankable(1, { status: 'delivered' }), aRankable(2, { mustDo: true })], rice).restsOn).toBe(
      'Nothing is ranked: what there is is outside the ranking (delivered and must-do).',
    );
  });
});
