import fc from 'fast-check';
import { growthExponent, median, percentile, sum } from './statistics.js';

const some = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 60 });

describe('percentile', () => {
  it('takes the nearest rank', () => {
    const values = [15, 20, 35, 40, 50];
    expect([5, 30, 40, 50, 100].map((p) => percentile(values, p))).toEqual([15, 20, 20, 35, 50]);
  });

  it('is one of the values, which at least p % do not exceed and fewer than p % undercut', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 100 }), (values, p) => {
        const found = percentile(values, p);
        expect(values).toContain(found);
        expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(
          (p / 100) * values.length - 1e-9,
        );
        expect(values.filter((value) => value < found).length).toBeLessThan((p / 100) * values.length);
      }),
    );
  });

  it('refuses nothing', () => {
    expect(() => percentile([], 50)).toThrow(RangeError);
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('median', () => {
  it('is the middle, or between the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });
});

describe('sum', () => {
  it('adds up', () => {
    expect(sum([1, 2.5, -1])).toBe(2.5);
    expect(sum([])).toBe(0);
  });
});

describe('growthExponent', () => {
  it('finds the power that times follow', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (power, factor) => {
          const at = (size: number) => ({ size, ms: factor * size ** power });
          expect(growthExponent(at(1_000), at(100_000))).toBeCloseTo(power, 6);
        },
      ),
    );
  });
});
