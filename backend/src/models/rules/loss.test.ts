import fc from 'fast-check';
import { lossOf, naiveQuantiles, onScale } from './loss.js';
import { binomialCdf, wilsonRange } from './binomial.js';
import { splitInTime } from './split-in-time.js';

describe('what an error costs', () => {
  it('is the distance where all quantiles are one point, in factors of effort', () => {
    const point = { p10: 5, p50: 5, p90: 5 };
    expect(lossOf('effort', point, 10)).toBeCloseTo(Math.log(2));
    expect(lossOf('effort', point, 2.5)).toBeCloseTo(Math.log(2));
    expect(lossOf('value', { p10: 0, p50: 0, p90: 0 }, -2)).toBeCloseTo(Math.asinh(2));
  });

  it('is least for the true quantiles', () => {
    const outcomes = Array.from({ length: 201 }, (_, i) => Math.exp((i - 100) / 50));
    const truth = naiveQuantiles(outcomes);
    const total = (factor: number) =>
      outcomes.reduce(
        (sum, actual) =>
          sum +
          lossOf(
            'effort',
            { p10: truth.p10 * factor, p50: truth.p50 * factor, p90: truth.p90 * factor },
            actual,
          ),
        0,
      );
    expect(total(1)).toBeLessThan(total(1.1));
    expect(total(1)).toBeLessThan(total(0.9));
  });

  it('is finite for whatever is recorded', () => {
    const amount = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.constantFrom('effort' as const, 'value' as const),
        (actual, p50, kind) => {
          expect(lossOf(kind, { p10: p50, p50, p90: p50 }, actual)).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(onScale(kind, actual))).toBe(true);
        },
      ),
    );
  });
});

describe('shares and parts', () => {
  it('knows the binomial distribution', () => {
    expect(binomialCdf(8, { n: 10, p: 0.8 })).toBeCloseTo(0.6241904, 6);
    expect(binomialCdf(10, { n: 10, p: 0.8 })).toBeCloseTo(1, 12);
    expect(binomialCdf(0, { n: 3, p: 0.5 })).toBeCloseTo(0.125, 12);
  });

  it('gives the range of a share', () => {
    const [low, high] = wilsonRange(80, 100);
    expect([low, high].map((share) => Number(share.toFixed(4)))).toEqual([0.7112, 0.8666]);
    expect(wilsonRange(0, 0)).toEqual([0, 1]);
  });

  it('holds out the latest, never fewer than 15, and nothing while there are too few to learn from', () => {
    const rows = (n: number) => Array.from({ length: n }, (_, i) => i);
    for (const n of [0, 1, 5, 34]) expect(splitInTime(rows(n))).toBeNull();
    expect(splitInTime(rows(35))).toEqual({ training: rows(20), heldOut: rows(35).slice(20) });
    expect(splitInTime(rows(100))?.heldOut).toEqual(rows(100).slice(70));
    expect(splitInTime(rows(5_000))?.heldOut).toHaveLength(200);
  });
});
