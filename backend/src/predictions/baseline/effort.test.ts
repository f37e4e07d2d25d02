import { aDelivered, aPredictable, issuesWithTellingTexts } from '../testing/builders.js';
import { estimateEffort as estimate } from './effort.js';
import { fitEffortModel } from './effort-model.js';
import { spreadOf } from './mixture.js';
import type { DeliveredFeature, PredictableFeature } from '../predictor.js';

const learn = (backlog: PredictableFeature[], history: DeliveredFeature[] = []) => {
  const work = fitEffortModel({ history, backlog });
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};
const estimateEffort = (model: ReturnType<typeof learn>, feature: PredictableFeature) =>
  estimate(model, { ...feature, relative: 0, trained: null });
const days = (model: ReturnType<typeof learn>, inputs: Record<string, number>) =>
  spreadOf(estimateEffort(model, aPredictable({ inputs })).days).p50;
const tookThreeDaysAPoint = Array.from({ length: 40 }, (_, i) =>
  aDelivered({
    key: `D-${i}`,
    inputs: { storyPoints: 1 + (i % 8) },
    actualEffortDays: 3 * (1 + (i % 8)),
  }),
);

describe('effort of a feature', () => {
  const empty = learn([]);

  it('is the stated prior where nothing is known, and says so', () => {
    const effort = estimateEffort(empty, aPredictable());
    expect(effort.basedOn).toBe('prior');
    expect(spreadOf(effort.days).p50).toBeCloseTo(5);
  });

  it('takes an estimate in days before one in months before points', () => {
    expect(days(empty, { storyPoints: 8 })).toBeCloseTo(8);
    expect(days(empty, { storyPoints: 8, effort: 2 })).toBeCloseTo(40);
    expect(days(empty, { storyPoints: 8, effort: 2, effortDays: 10 })).toBeCloseTo(10);
  });

  it('says which it rests on', () => {
    const basis = (inputs: Record<string, number>) => estimateEffort(empty, aPredictable({ inputs })).basedOn;
    expect(basis({ effortDays: 4 })).toBe('estimate');
    expect(basis({ storyPoints: 4 })).toBe('points');
  });

  it('learns the team’s days per point from delivered features', () => {
    const model = learn([], tookThreeDaysAPoint);
    expect(days(model, { storyPoints: 5 }) / 15).toBeCloseTo(1, 0);
    expect(estimateEffort(model, aPredictable({ inputs: { storyPoints: 5 } })).basedOn).toBe('history');
    expect(estimateEffort(model, aPredictable()).basedOn).toBe('history');
  });

  it('reads text, beside points and without them', () => {
    const model = learn(issuesWithTellingTexts(400));
    const effort = (title: string, inputs: Record<string, number> = {}) =>
      estimateEffort(model, aPredictable({ title, inputs }));
    const p50 = (title: string, inputs?: Record<string, number>) => spreadOf(effort(title, inputs).days).p50;
    expect(effort('Migrate the login page').basedOn).toBe('text');
    expect(p50('Migrate the login page')).toBeGreaterThan(p50('Rename the login page'));
    expect(p50('Migrate the login page', { storyPoints: 5 })).toBeGreaterThan(
      p50('Rename the login page', { storyPoints: 5 }),
    );
  });

  it('reads no text where there is none', () => {
    const model = learn(issuesWithTellingTexts(400));
    const silent = aPredictable({ title: '', description: '', inputs: { storyPoints: 5 } });
    expect(estimateEffort(model, silent).voices.map(({ name }) => name)).toEqual(['storyPoints']);
    expect(estimateEffort(model, { ...silent, inputs: {} }).basedOn).not.toBe('text');
  });

  it('reads no points as half a point and no days as a short while', () => {
    expect(days(empty, { storyPoints: 0 })).toBeCloseTo(0.5);
    expect(days(empty, { effortDays: 0 })).toBeCloseTo(0.05);
  });

  it('ignores figures that are no amounts', () => {
    expect(days(empty, { effortDays: Number.NaN })).toBeCloseTo(5);
    expect(days(empty, { storyPoints: -3 })).toBeCloseTo(5);
  });
});
