import type { LedgerEntry } from '@valora/contracts';
import { outcomesMessage, verdictOf } from './outcome-words.js';

const format = {
  roi: (ratio: number) => `${String(Math.round(ratio * 100))} %`,
  probability: (value: number) => `${String(Math.round(value * 100))} %`,
  count: (count: number, one: string, many: string) => `${String(count)} ${count === 1 ? one : many}`,
};

describe('outcomesMessage', () => {
  it('gives no total while there are too few to mean anything', () => {
    expect(outcomesMessage({ outcomes: 0, promisedAgainstRealised: null }, format)).toMatch(/^No outcome/);
    expect(outcomesMessage({ outcomes: 4, promisedAgainstRealised: null }, format)).toBe(
      '4 outcomes are recorded; from 15 with a promise before them on, the totals are compared.',
    );
  });

  it('holds the promised against the realised', () => {
    const totals = { n: 29, promised: 1.1, realised: 0.71, ratio: 0.65, coverage80: 0.79 };
    expect(outcomesMessage({ outcomes: 34, promisedAgainstRealised: totals }, format)).toBe(
      '29 features promised 110 % on average and returned 71 %; 79 % landed inside the 80 % interval they were given.',
    );
    expect(
      outcomesMessage({ outcomes: 34, promisedAgainstRealised: { ...totals, coverage80: null } }, format),
    ).toBe('29 features promised 110 % on average and returned 71 %.');
  });
});

describe('verdictOf', () => {
  const promised = { roi: { p10: -0.5, p90: 2 } } as unknown as LedgerEntry['promised'];

  it('places the realised return in the promised interval, ends included', () => {
    expect(verdictOf({ promised, realisedRoi: -0.51 })?.label).toBe('below');
    expect(verdictOf({ promised, realisedRoi: -0.5 })?.label).toBe('inside');
    expect(verdictOf({ promised, realisedRoi: 2 })?.label).toBe('inside');
    expect(verdictOf({ promised, realisedRoi: 2.01 })?.label).toBe('above');
  });

  it('says nothing where there was no promise or no result', () => {
    expect(verdictOf({ promised: null, realisedRoi: 1 })).toBeNull();
    expect(verdictOf({ promised, realisedRoi: null })).toBeNull();
  });
});
