import fc from 'fast-check';
import {
  aBacklog,
  aDelivered,
  anInput,
  aPredictable,
  aPredictingTeam,
  issuesWithTellingTexts,
  steadyNoise,
} from '../testing/builders.js';
import { baselinePredictor } from './baseline-predictor.js';
import { baselineVersion } from './model-version.js';
import type {
  FeaturePrediction,
  PredictableFeature,
  PredictionRequest,
  TrainedModels,
} from '../predictor.js';

const predictor = baselinePredictor();
const team = aPredictingTeam({ dayRate: { amount: 700, assumed: false, assumedAmount: 500 } });
const issues = issuesWithTellingTexts(120);
const backlog = aBacklog(issues);
const history = Array.from({ length: 30 }, (_, i) =>
  aDelivered({
    key: `D-${i}`,
    title: `Delivered ${i}`,
    demand: i % 7,
    inputs: { storyPoints: 1 + (i % 8), ...(i % 2 ? { value: 1000 * (1 + i) } : {}) },
    actualEffortDays: (1 + (i % 8)) * (0.5 + steadyNoise(i)),
    realisedValue: i % 3 === 0 ? 300 * (1 + i) : 0,
  }),
);

const predict = async (
  feature: PredictableFeature,
  more: Partial<PredictionRequest> = {},
): Promise<FeaturePrediction> => {
  const [prediction] = await predictor.predict({ features: [feature], team, history, backlog, ...more });
  if (!prediction) throw new Error('no prediction');
  return prediction;
};

const numbersIn = (thing: unknown): number[] => {
  if (typeof thing === 'number') return [thing];
  return thing !== null && typeof thing === 'object' ? Object.values(thing).flatMap(numbersIn) : [];
};

const expectSound = (prediction: FeaturePrediction): void => {
  const { value, effortDays, roi, contributions, confidence } = prediction;
  expect(numbersIn(prediction).every(Number.isFinite)).toBe(true);
  for (const { p10, p50, p90 } of [value, roi]) {
    expect(p10).toBeLessThanOrEqual(p50);
    expect(p50).toBeLessThanOrEqual(p90);
  }
  expect(effortDays.p10).toBeGreaterThan(0);
  expect(effortDays.p10).toBeLessThan(effortDays.p50);
  expect(effortDays.p50).toBeLessThan(effortDays.p90);
  for (const p of [confidence, value.pNoEffect, roi.pLoss]) {
    expect(p).toBeGreaterThanOrEqual(0);
    expect(p).toBeLessThanOrEqual(1);
  }
  const total = contributions.reduce((sum, { amount }) => sum + amount, 0);
  expect(Math.abs(total - roi.mean * 100)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(roi.mean)));
};

const amount = fc.oneof(
  fc.double({ min: 0, max: 1e12, noNaN: true }),
  fc.constantFrom(0, 1, 1e-300, 1e300, Number.NaN, Infinity, -1),
);
const inputs = fc.record(
  { value: amount, effortDays: amount, storyPoints: amount, effort: amount, reach: amount },
  { requiredKeys: [] },
);
const features = fc.record({
  title: fc.string({ unit: 'binary' }),
  description: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constant('\u0000🚀'.repeat(50_000)),
  ),
  demand: fc.nat(1000),
  inputs,
});

describe('baseline predictor', () => {
  it('answers with sound numbers whose contributions add up, for any feature', async () => {
    await fc.assert(
      fc.asyncProperty(features, fc.boolean(), async (feature, hasHistory) => {
        expectSound(await predict(aPredictable(feature), hasHistory ? {} : { history: [] }));
      }),
      { numRuns: 150 },
    );
  });

  it('never promises less because a value estimate rose, nor more because an effort estimate rose', async () => {
    const amounts = fc.double({ min: 0, max: 1e9, noNaN: true });
    await fc.assert(
      fc.asyncProperty(amounts, amounts, async (a, b) => {
        const mean = async (given: Record<string, number>) =>
          (await predict(aPredictable({ inputs: given }))).roi.mean;
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(await mean({ value: more })).toBeGreaterThanOrEqual(await mean({ value: less }));
        expect(await mean({ effortDays: more })).toBeLessThanOrEqual(await mean({ effortDays: less }));
      }),
      { numRuns: 60 },
    );
  });

  it('says the same whatever the order of what it learns from', async () => {
    const asked = aPredictable({ title: 'Migrate the login page', inputs: { value: 5000, storyPoints: 3 } });
    const straight = await predict(asked);
    const shuffled = fc.tuple(
      fc.shuffledSubarray(issues, { minLength: issues.length }),
      fc.shuffledSubarray(history, { minLength: history.length }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([shuffledIssues, delivered]) => {
        const fresh = baselinePredictor();
        const request = { features: [asked], team, backlog: aBacklog(shuffledIssues), history: delivered };
        expect(await fresh.predict(request)).toEqual([straight]);
      }),
      { numRuns: 10 },
    );
  });

  it('learns anew when what it learned from changed', async () => {
    const asked = aPredictable({ inputs: { storyPoints: 3 } });
    const before = await predict(asked);
    const slower = history.map((feature) => ({
      ...feature,
      actualEffortDays: 4 * (feature.actualEffortDays ?? 0),
    }));
    expect((await predict(asked, { history: slower })).effortDays.p50).toBeGreaterThan(
      2 * before.effortDays.p50,
    );
    expect(await predict(asked)).toEqual(before);
  });

  it('loads a backlog it has learned from only once', async () => {
    let loads = 0;
    const load = () => Promise.resolve(void (loads += 1)).then(() => issues);
    const request = { features: issues.slice(0, 1), team, history, backlog: { version: 'v1', load } };
    const fresh = baselinePredictor();
    const first = await fresh.predict(request);
    expect(await fresh.predict(request)).toEqual(first);
    expect(loads).toBe(1);
    await fresh.predict({ ...request, backlog: { version: 'v2', load } });
    expect(loads).toBe(2);
  });

  it('lets others run while it works', async () => {
    let pauses = 0;
    const patient = baselinePredictor({ breathe: () => Promise.resolve(void (pauses += 1)) });
    await patient.predict({ features: issues, team, history });
    expect(pauses).toBeGreaterThan(5);
  });

  it('names its formulae and its constants', async () => {
    expect(baselineVersion).toMatch(/^baseline-1-[0-9a-f]{8}$/);
    expect((await predict(aPredictable())).modelVersion).toBe(predictor.modelVersion);
  });
});

describe('baseline prediction without outcomes', () => {
  it('orders by effort alone and says that there is not enough signal', async () => {
    const sizes = [8, 1, 3, 13, 2];
    const unscored = sizes.map((storyPoints, i) => aPredictable({ key: `S-${i}`, inputs: { storyPoints } }));
    const predictions = await predictor.predict({ features: unscored, team, history: [] });
    const order = [...predictions].sort((a, b) => b.roi.mean - a.roi.mean).map((p) => p.featureId);
    expect(order).toEqual(['S-1', 'S-4', 'S-2', 'S-0', 'S-3']);
    expect(predictions.every((p) => p.basedOn === 'prior' && p.notEnoughSignal)).toBe(true);
    expect(new Set(predictions.map((p) => p.value.mean)).size).toBe(1);
  });

  it('has no confidence and a return around cost where nothing at all is known', async () => {
    const nothing = await predict(aPredictable(), { history: [], backlog: aBacklog() });
    expect(nothing.confidence).toBe(0);
    expect(nothing.roi.mean).toBeGreaterThan(-0.2);
    expect(nothing.roi.mean).toBeLessThan(0.2);
    expect(nothing.roi.p50).toBe(-1);
    expect(nothing.missingInputs).toEqual(['value', 'effortDays', 'actualEffortDays', 'outcomes']);
  });

  it('says that it read no text where there was none', async () => {
    const silent = aPredictable({ title: '', description: '' });
    const { missingInputs, effortBasedOn } = await predict(silent, { history: [], backlog: aBacklog() });
    expect(missingInputs).toEqual(expect.arrayContaining(['title', 'description']));
    expect(effortBasedOn).not.toBe('text');
  });
});

describe('explanation of a prediction', () => {
  const named = (prediction: FeaturePrediction) =>
    new Map(prediction.contributions.map((contribution) => [contribution.name, contribution]));

  it('credits what a person gave, with source, age and actor', async () => {
    const asked = aPredictable({
      inputs: { storyPoints: 1 },
    });
    const estimated = { ...asked, inputs: { ...asked.inputs, value: anInput(90_000, { actor: 'Lin' }) } };
    const parts = named(await predict(estimated));
    expect(parts.get('value')).toMatchObject({
      source: 'human',
      actor: 'Lin',
      asOf: '2026-11-01T09:00:00.000Z',
    });
    expect(parts.get('value')?.amount).toBeGreaterThan(0);
    expect(parts.get('storyPoints')?.amount).toBeGreaterThan(0);
    expect([...parts.keys()]).toEqual(['baseline', 'outcomes', 'value', 'storyPoints', 'text', 'dayRate']);
  });

  it('does not move a value prior by the day rate, which it is measured in', async () => {
    const parts = named(await predict(aPredictable({ inputs: { storyPoints: 3 } }), { history: [] }));
    expect(parts.has('dayRate')).toBe(false);
  });

  it('charges a dearer day rate against a value in money', async () => {
    const parts = named(await predict(aPredictable({ inputs: { value: 20_000 } })));
    expect(parts.get('dayRate')?.amount).toBeLessThan(0);
  });

  it('marks the effort nobody gave as an assumption', async () => {
    const parts = named(await predict(aPredictable(), { history: [], backlog: aBacklog() }));
    expect(parts.get('team')?.source).toBe('assumption');
  });
});

describe('trained models of a team', () => {
  const trained = (pNoEffect: number): TrainedModels => ({
    version: 'value-7',
    returnOnCost: (asked) =>
      Promise.resolve(
        asked.map(({ demand }) => ({
          pNoEffect,
          logMedian: 0.4 + demand / 10,
          logSd: 0.6,
          parts: [
            { name: 'base', amount: 0.4 },
            { name: 'demand', amount: demand / 10 },
          ],
        })),
      ),
    effort: (asked) => Promise.resolve(asked.map(() => ({ logMedian: Math.log(7), logSd: 0.3 }))),
  });

  it('say value and effort in place of the built-in ones, and are named in the version', async () => {
    const models = trained(0.3);
    const told = await predict(aPredictable({ demand: 4 }), { models });
    expectSound(told);
    expect(told.modelVersion).toBe(`value-7+${baselineVersion}`);
    expect(told.effortDays.p50).toBeCloseTo(7);
    expect(told).toMatchObject({ basedOn: 'outcomes', effortBasedOn: 'history' });
    expect(told.roi.mean).toBeCloseTo(0.7 * Math.exp(0.8 + 0.18) - 1);
    expect(told.value.pNoEffect).toBe(0.3);
  });

  it('explain themselves: what each input moved adds up to the mean', async () => {
    const told = await predict(aPredictable({ demand: 4 }), { models: trained(0.3) });
    const more = await predict(aPredictable({ demand: 6 }), { models: trained(0.3) });
    const demandOf = (prediction: FeaturePrediction) =>
      prediction.contributions.find(({ name }) => name === 'demand')?.amount ?? 0;
    expect(demandOf(more)).toBeGreaterThan(demandOf(told));
    expect(told.contributions.map(({ name }) => name)).toEqual(['baseline', 'outcomes', 'demand']);
  });

  it('tell issues apart on the first day, by a base model of other teams', async () => {
    const models: TrainedModels = {
      version: 'effort-1',
      relativeEffort: (asked) =>
        Promise.resolve(asked.map(({ title }) => (title.startsWith('Migrate') ? 1 : 0))),
    };
    const features = ['Migrate the login', 'Rename a button', 'Rename a page'].map((title, i) =>
      aPredictable({ key: `F-${i}`, title }),
    );
    const [large, small] = await predictor.predict({ features, team, history: [], models });
    expect(large?.effortDays.p50).toBeGreaterThan(1.3 * (small?.effortDays.p50 ?? 0));
    expect(small?.effortBasedOn).toBe('text');
  });
});
