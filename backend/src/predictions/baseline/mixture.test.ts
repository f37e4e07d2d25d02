import fc from 'fast-check';
import { meanOf, type Mixture, probabilityBelow, quantileOf, spreadOf } from './mixture.js';
import { returnOnCost, roiOf } from './roi.js';

const mixtures: fc.Arbitrary<Mixture> = fc.record({
  pZero: fc.double({ min: 0, max: 0.98, noNaN: true }),
  logMedian: fc.double({ min: -5, max: 20, noNaN: true }),
  logSd: fc.double({ min: 0.1, max: 2, noNaN: true }),
});
const costs = mixtures.map((cost) => ({ ...cost, pZero: 0 }));

describe('mixture of no effect and a log-normal', () => {
  it('puts quantiles of the whole mixture in order, 0 as long as no effect is likelier', () => {
    fc.assert(
      fc.property(mixtures, (mixture) => {
        const { p10, p50, p90 } = spreadOf(mixture);
        expect(p10).toBeLessThanOrEqual(p50);
        expect(p50).toBeLessThanOrEqual(p90);
        expect(p50 === 0).toBe(mixture.pZero >= 0.5);
      }),
    );
  });

  it('has quantiles that its distribution function undoes', () => {
    fc.assert(
      fc.property(mixtures, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (mixture, p) => {
        fc.pre(p > mixture.pZero + 1e-6);
        expect(probabilityBelow(mixture, quantileOf(mixture, p))).toBeCloseTo(p, 6);
      }),
    );
  });

  it('has the mean of its quantiles', () => {
    const mixture = { pZero: 2 / 3, logMedian: 3, logSd: 0.8 };
    const n = 200_000;
    let total = 0;
    for (let i = 0; i < n; i += 1) total += quantileOf(mixture, (i + 0.5) / n) / n;
    expect(total / meanOf(mixture)).toBeCloseTo(1, 3);
  });
});

describe('ROI of independent value and cost', () => {
  it('agrees with a grid over both', () => {
    const value = { pZero: 0.4, logMedian: 8, logSd: 0.7 };
    const cost = { pZero: 0, logMedian: 7.5, logSd: 0.5 };
    const steps = 1000;
    const at = (mixture: Mixture) =>
      Array.from({ length: steps }, (_, i) => quantileOf(mixture, (i + 0.5) / steps));
    const [values, amounts] = [at(value), at(cost)];
    let mean = 0;
    let losses = 0;
    for (const v of values)
      for (const c of amounts) {
        mean += ((v - c) / c) * steps ** -2;
        if (v < c) losses += steps ** -2;
      }
    const roi = roiOf(returnOnCost(value, cost));
    expect(roi.mean).toBeCloseTo(mean, 2);
    expect(roi.pLoss).toBeCloseTo(losses, 2);
  });

  it('never returns less than −100 %, keeps its quantiles in order and loses at least where nothing changes', () => {
    fc.assert(
      fc.property(mixtures, costs, (value, cost) => {
        const roi = roiOf(returnOnCost(value, cost));
        expect(roi.p10).toBeGreaterThanOrEqual(-1);
        expect(roi.p10).toBeLessThanOrEqual(roi.p50);
        expect(roi.p50).toBeLessThanOrEqual(roi.p90);
        expect(roi.pLoss).toBeGreaterThanOrEqual(value.pZero);
        expect(roi.mean + 1).toBeCloseTo(meanOf(returnOnCost(value, cost)), 6);
      }),
    );
  });
});
