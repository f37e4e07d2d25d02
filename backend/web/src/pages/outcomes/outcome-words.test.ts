import type { LedgerEntry } from '@valora/contracts';
import { verdictOf } from './outcome-words.js';

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
