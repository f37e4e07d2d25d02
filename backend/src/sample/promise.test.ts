import { prediction } from '@valora/contracts';
import { promiseOf } from './promise.js';
import { sampleWorkspace } from './sample-workspace.js';

const { features } = sampleWorkspace({ now: new Date('2026-11-23T10:30:00Z') });
const promises = features.flatMap((feature) => {
  const promise = promiseOf(feature, { currency: 'EUR', factor: 1 });
  return promise === null ? [] : [promise];
});

describe('promiseOf', () => {
  it('is a prediction by the contract', () => {
    const id = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';
    const asStored = { missingInputs: [], servedBy: 'local', fellBackBecause: null };
    for (const { madeAt, ...promise } of promises)
      prediction.parse({ ...promise, id, featureId: id, createdAt: madeAt.toISOString(), ...asStored });
  });

  it('agrees with itself: ordered quantiles, a loss as likely as the interval says', () => {
    expect(promises.length).toBeGreaterThan(60);
    for (const { value, effortDays, roi } of promises) {
      for (const { p10, p50, p90, mean } of [value, effortDays, roi]) {
        expect([p10, p50, mean, p90]).toEqual([p10, p50, mean, p90].sort((a, b) => a - b));
      }
      expect(roi.pLoss > 0.1).toBe(roi.p10 < 0);
      expect(roi.pLoss > 0.5).toBe(roi.p50 < 0);
    }
  });

  it('is the same return in any currency', () => {
    const [feature] = features.filter(({ outcome }) => outcome !== null);
    if (feature === undefined) throw new Error('no delivered feature');
    const euro = promiseOf(feature, { currency: 'EUR', factor: 1 });
    const yen = promiseOf(feature, { currency: 'JPY', factor: 100 });
    expect(yen?.roi.mean).toBeCloseTo(euro?.roi.mean ?? NaN, 9);
    expect(yen?.value.p50).toBeCloseTo(100 * (euro?.value.p50 ?? NaN), 6);
  });

  it('is nothing where nobody put a value to it', () => {
    expect(promiseOf({ inputs: [] }, { currency: 'EUR', factor: 1 })).toBeNull();
  });
});
