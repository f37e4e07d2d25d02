import fc from 'fast-check';
import { axisTicks } from './axis-ticks.js';

const axis = (low: number, high: number, lengthPx: number, apartPx = 44) => {
  const root = (value: number) => Math.sign(value) * Math.sqrt(Math.abs(value));
  const place = (value: number) => ((root(value) - root(low)) / (root(high) - root(low))) * lengthPx;
  return { low, high, place, apartPx };
};

describe('axisTicks', () => {
  it('marks zero and round values, the roundest where room is short', () => {
    expect(axisTicks(axis(0, 31_000, 480))).toEqual([0, 1000, 5000, 10_000, 20_000, 30_000]);
    expect(axisTicks(axis(0, 170, 1150, 70))).toEqual([0, 1, 5, 10, 20, 30, 50, 100]);
    expect(axisTicks(axis(0, 31_000, 90))).toEqual([0, 10_000]);
  });

  it('marks losses too', () => {
    expect(axisTicks(axis(-2000, 10_000, 480))).toEqual([-1000, -200, 0, 200, 1000, 3000, 5000, 10_000]);
  });

  it('never crowds labels and never leaves the axis', () => {
    const extents = fc.tuple(
      fc.double({ min: -1e6, max: 0, noNaN: true }),
      fc.double({ min: 1, max: 1e9, noNaN: true }),
    );
    fc.assert(
      fc.property(extents, fc.integer({ min: 50, max: 2000 }), ([low, high], lengthPx) => {
        const given = axis(low, high, lengthPx);
        const ticks = axisTicks(given);
        for (const [index, tick] of ticks.entries()) {
          expect(tick).toBeGreaterThanOrEqual(low);
          expect(tick).toBeLessThanOrEqual(high);
          const next = ticks[index + 1];
          if (next !== undefined) expect(given.place(next) - given.place(tick)).toBeGreaterThanOrEqual(43.9);
        }
      }),
    );
  });
});
