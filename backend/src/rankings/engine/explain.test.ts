import fc from 'fast-check';
import {
  aPrediction,
  aRankable,
  aRequest,
  arbitraryFeatures,
  arbitrarySettings,
  asOf,
  given,
  settingsOf,
} from '../testing/rankable.js';
import { rankFeatures } from './rank.js';
import { settle } from './settle.js';
import { coalitionPlan, exactPlayers } from './shapley.js';

const sum = (parts: readonly { amount: number }[]): number =>
  parts.reduce((total, { amount }) => total + amount, 0);
const explained = (formula: string, values: Record<string, number>) => {
  const inputs = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, given(value)]));
  const request = aRequest([aRankable(1, { inputs })], {
    settings: settingsOf({ framework: 'formula', formula }),
  });
  const row = rankFeatures(request).ranked[0]!;
  return Object.fromEntries(row.contributions.map(({ name, amount }) => [name, amount]));
};

describe('contributions', () => {
  it('add up to the score within 1e-6, for every framework and formula', () => {
    fc.assert(
      fc.property(arbitraryFeatures(), arbitrarySettings, (features, settings) => {
        for (const { score, contributions } of rankFeatures(aRequest(features, { settings, draws: 20 }))
          .ranked) {
          expect(Math.abs(sum(contributions) - score)).toBeLessThanOrEqual(1e-6);
          expect(contributions[0]).toMatchObject({ name: 'baseline', source: 'reference', asOf: null });
        }
      }),
    );
  });

  it.each([
    ['a difference that overflows', 'if(reach > 100, 2 * exp(709), 0 - 2 * exp(709))', 200],
    ['a division by next to nothing', 'reach / exp(0 - 700)', 200],
  ])('are numbers even where the score is beyond all measure: %s', (_what, formula, reach) => {
    const amounts = Object.values(explained(formula, { reach }));
    expect(amounts).toHaveLength(2);
    for (const amount of amounts) expect(amount).toEqual(expect.any(Number));
    expect(amounts.every(Number.isFinite)).toBe(true);
  });

  it('of a sum are each its own distance from the reference', () => {
    expect(explained('2 * reach + impact', { reach: 150, impact: 3 })).toEqual({
      baseline: 201,
      reach: 100,
      impact: 2,
    });
  });

  it('of a product share what only both together bring', () => {
    // From 100 · 1 to 200 · 2: reach first 100 then impact 200, or impact first 100 then reach 200.
    expect(explained('reach * impact', { reach: 200, impact: 2 })).toEqual({
      baseline: 100,
      reach: 150,
      impact: 150,
    });
  });

  it('are nothing for an input at the reference, and equal for inputs that act alike', () => {
    const parts = explained('iceImpact * iceConfidence * iceEase', {
      iceImpact: 9,
      iceConfidence: 9,
      iceEase: 5,
    });
    expect(parts['iceEase']).toBeCloseTo(0, 9);
    expect(parts['iceImpact']).toBeCloseTo(parts['iceConfidence']!, 9);
  });

  it('survive coalitions without a value', () => {
    // At the reference reach of 100 the root has no value.
    const parts = explained('sqrt(reach - 150) * impact', { reach: 250, impact: 2 });
    expect(parts['baseline']).toBe(0);
    expect(parts['reach']! + parts['impact']!).toBeCloseTo(20, 9);
  });

  it('carry the origin of what they stand for', () => {
    const inputs = { reach: { value: 5, source: 'import', asOf, actor: 'backlog.csv' } as const };
    const settings = settingsOf({ framework: 'formula', formula: 'reach + predictedValue' });
    const prediction = { ...aPrediction(), basedOn: 'prior' as const };
    const row = rankFeatures(aRequest([aRankable(1, { inputs, prediction })], { settings })).ranked[0]!;
    expect(row.contributions.slice(1)).toMatchObject([
      { name: 'reach', source: 'import', asOf, actor: 'backlog.csv' },
      { name: 'predictedValue', source: 'assumption', asOf, actor: 'baseline-1' },
    ]);
  });

  it('of predicted ROI are value, effort and the day rate', () => {
    const prediction = aPrediction({ value: 30_000, effortDays: 20, rate: 800 });
    const [row] = rankFeatures(aRequest([aRankable(1, { prediction })], { dayRate: 500 })).ranked;
    expect(row?.score).toBe(100 * prediction.roi.mean);
    expect(row?.contributions.map(({ name }) => name)).toEqual([
      'baseline',
      'predictedValue',
      'predictedEffortDays',
      'dayRate',
    ]);
    const [baseline, value, effort, rate] = row!.contributions.map(({ amount }) => amount);
    expect(baseline).toBeCloseTo(0, 9);
    expect(value).toBeGreaterThan(0);
    expect(effort).toBeLessThan(0);
    expect(rate).toBeLessThan(0);
  });

  it('leave the day rate out of it where it is the reference', () => {
    const [row] = rankFeatures(aRequest([aRankable(1)])).ranked;
    expect(row?.contributions.find(({ name }) => name === 'dayRate')?.amount).toBeCloseTo(0, 9);
  });
});

describe('a coalition plan', () => {
  const total = (plan: ReturnType<typeof coalitionPlan>, value: (members: number[]) => number) => {
    const rows = Array.from({ length: plan.rows }, (_, row) => plan.present.map((members) => members[row]!));
    return plan.shares(Float64Array.from(rows, value));
  };

  it.each([1, 2, 5, exactPlayers, exactPlayers + 1, 20])(
    'of %d players shares exactly what there is',
    (players) => {
      const plan = coalitionPlan(players);
      const shares = total(plan, (members) =>
        members.reduce((product, one, index) => product * (1 + (one * (index + 1)) / players), 1),
      );
      const whole =
        Array.from({ length: players }, (_, index) => 1 + (index + 1) / players).reduce((a, b) => a * b, 1) -
        1;
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(whole, 6);
    },
  );

  it('beyond exact size is still exact for a sum, and near for a product', () => {
    const plan = coalitionPlan(14);
    const additive = total(plan, (members) => members.reduce((all, one, index) => all + one * index, 0));
    additive.forEach((share, index) => expect(share).toBeCloseTo(index, 9));
    const symmetric = total(plan, (members) => members.reduce((product, one) => product * (1 + one / 10), 1));
    const fair = (1.1 ** 14 - 1) / 14;
    symmetric.forEach((share) => expect(Math.abs(share / fair - 1)).toBeLessThan(0.1));
  });
});

it('settling makes large amounts add up', () => {
  const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(amount, { minLength: 1, maxLength: 8 }),
      fc.double({ min: -1e-4, max: 1e-4, noNaN: true }),
      (amounts, drift) => {
        const target = amounts.reduce((a, b) => a + b, 0) + drift;
        const settled = settle(amounts, target);
        expect(Math.abs(settled.reduce((a, b) => a + b, 0) - target)).toBeLessThanOrEqual(1e-6);
      },
    ),
  );
});
