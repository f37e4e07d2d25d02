import type { Format } from '@valora/board';
import type { KindPerformance, Model, ModelDrift } from '@valora/contracts';
import {
  accuracyWords,
  coverageVerdict,
  coverageWords,
  driftWords,
  hiddenWords,
  modelsMessage,
  promisesWords,
} from './performance-words.js';

const format = {
  locale: 'en',
  exact: String,
  count: (count: number, one: string, many: string) => `${String(count)} ${count === 1 ? one : many}`,
  probability: (share: number) => `${String(Math.round(share * 100))} %`,
  money: (amount: number, currency: string) => `${String(amount)} ${currency}`,
} as unknown as Format;

const live: NonNullable<KindPerformance['live']> = {
  loss: 'mean quantile loss of ln(person-days)',
  ours: Math.log(1.6),
  naive: Math.log(1.9),
  nOfNaive: 33,
  beatsNaive: true,
  coverage80: 0.74,
  coverage80Range: [0.57, 0.86],
};

describe('modelsMessage', () => {
  it('names who predicts what', () => {
    const own = { kind: 'effort', champion: {} as Model } as KindPerformance;
    const none = { kind: 'value', champion: null } as KindPerformance;
    expect(modelsMessage({ kinds: [own, none] })).toBe(
      'Effort is predicted by a model of the team’s own; value by estimates, outcomes and a stated prior.',
    );
    expect(modelsMessage({ kinds: [{ ...none, kind: 'effort' }] })).toContain('the base model');
  });
});

describe('figures in words', () => {
  it('holds the error against that of earlier outcomes', () => {
    expect(accuracyWords(live, format)).toBe(
      'Typically off by ×1.60; the median of the team’s earlier outcomes would be off by ×1.90, over 33 outcomes.',
    );
  });

  it('says why nothing is shown', () => {
    expect(hiddenWords(4, 15)).toMatch(/^Hidden until 15 outcomes .*, 4 so far\.$/);
    expect(hiddenWords(0, 15)).toMatch(/none so far/);
  });

  it('judges the interval by its range, not by one figure', () => {
    const verdict = (low: number, high: number) => coverageVerdict({ coverage80Range: [low, high] }).label;
    expect(verdict(0.57, 0.86)).toBe('as promised');
    expect(verdict(0.4, 0.79)).toBe('too narrow');
    expect(verdict(0.81, 0.99)).toBe('wider than needed');
    expect(coverageWords(live, format)).toMatch(/^74 % of outcomes .* between 57 % and 86 %\.$/);
  });
});

describe('driftWords', () => {
  const drift = (part: Partial<ModelDrift['residuals']>, moved: readonly string[] = []): ModelDrift => ({
    checkedAt: '',
    rowsThen: 60,
    rowsNow: 90,
    inputs: ['demand', 'storyPoints'].map((name) => ({
      name,
      psi: 0.2,
      threshold: 0.1,
      drifted: moved.includes(name),
    })),
    residuals: { n: 20, statistic: 1, threshold: 5, drifted: false, direction: null, ...part },
    drifted: moved.length > 0,
  });
  const words = (given: ModelDrift) => driftWords(given, (name) => `The ${name}`);

  it('names what moved and where outcomes went', () => {
    expect(words(drift({ drifted: true, direction: 'higher' }, ['demand', 'storyPoints']))).toBe(
      'Features look different than in training: the demand and the storypoints. Outcomes have come to lie higher than predicted.',
    );
    expect(words(drift({}))).toBe(
      'Features look as they did in training. Outcomes lie neither higher nor lower than predicted, beyond chance.',
    );
  });

  it('does not call steady what could not be compared', () => {
    const none = words({ ...drift({ n: 0 }), inputs: [] });
    expect(none).toContain('Too few');
    expect(none).toContain('No outcome');
  });
});

describe('promisesWords', () => {
  const known = { n: 40, currency: 'EUR', totals: { promised: 100, realised: 62, ratio: 1.61 } };
  const of = (ledger: Parameters<typeof promisesWords>[0]) => promisesWords(ledger, { fewest: 15, format });

  it('tells in money what promises came to', () => {
    expect(of(known)).toBe('40 delivered features returned 62 EUR where 100 EUR was promised (62 %).');
    expect(of({ ...known, totals: { promised: 0, realised: 62, ratio: 0 } })).not.toContain('(');
  });

  it('does not judge from too few', () => {
    expect(of({ ...known, n: 1, totals: null })).toMatch(/^1 outcome has both .* until 15 have\.$/);
    expect(of({ ...known, n: 0, totals: null })).toMatch(/^No outcome has both/);
  });
});
