import { aBacklog, aPredictable, aPredictingTeam } from './testing/builders.js';
import { baselinePredictor } from './baseline/baseline-predictor.js';
import { isMaterialChange } from './material-change.js';
import type { FeaturePrediction } from './predictor.js';

const aPrediction = async (inputs: Record<string, number>): Promise<FeaturePrediction> => {
  const [prediction] = await baselinePredictor().predict({
    features: [aPredictable({ inputs })],
    team: aPredictingTeam(),
    history: [],
    backlog: aBacklog(),
  });
  if (!prediction) throw new Error('no prediction');
  return prediction;
};

describe('material change of a prediction', () => {
  it('is none where every number moved by a hair', async () => {
    const before = await aPrediction({ effortDays: 10, value: 9000 });
    const after = await aPrediction({ effortDays: 10.01, value: 9010 });
    expect(after).not.toEqual(before);
    expect(isMaterialChange(before, after)).toBe(false);
  });

  it.each([
    ['effort', { effortDays: 10.5, value: 9000 }],
    ['value', { effortDays: 10, value: 9300 }],
  ])('is one where %s moved', async (_what, inputs) => {
    const before = await aPrediction({ effortDays: 10, value: 9000 });
    expect(isMaterialChange(before, await aPrediction(inputs))).toBe(true);
  });

  it('is one where the words differ though the numbers agree', async () => {
    const before = await aPrediction({});
    expect(isMaterialChange(before, { ...before, effortBasedOn: 'text' })).toBe(true);
    expect(isMaterialChange(before, { ...before, modelVersion: 'another' })).toBe(true);
  });
});
