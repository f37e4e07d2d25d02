import type { FeatureRow } from '@valora/contracts';
import { countAboveCost, effortExtent, nearest, toPoints, valueExtent } from './chart-points.js';

const spread = (mean: number) => ({ mean, p10: mean / 2, p50: mean, p90: mean * 2 });
const row = (rank: number | null, value: number | null, effort: number | null) =>
  ({
    id: `r${String(rank)}-${String(value)}`,
    key: 'K',
    title: 'T',
    rank,
    isSample: false,
    value: value === null ? null : { ...spread(value), pNoEffect: 0.3, currency: 'EUR' },
    effortDays: effort === null ? null : spread(effort),
  }) as FeatureRow;

describe('toPoints', () => {
  it('draws what has value and effort, best rank first, and no impossible effort', () => {
    const points = toPoints([
      row(2, 10, 5),
      row(null, 9, 5),
      row(1, 10, 5),
      row(3, null, 5),
      row(4, 1, null),
      row(5, 1, 0),
    ]);
    expect(points.map(({ rank }) => rank)).toEqual([1, 2, null]);
  });

  it('counts those that earn more than they cost', () => {
    const points = toPoints([row(1, 1000, 1), row(2, 400, 1)]);
    expect(countAboveCost(points, 500)).toBe(1);
  });
});

describe('axes', () => {
  it('begin at zero, hold all means and the crosses of the best, and stay usable without any', () => {
    const points = toPoints([row(1, 100_000, 10), row(2, 0, 40)]);
    expect(effortExtent(points).low).toBe(0);
    expect(effortExtent(points).high).toBeCloseTo(88);
    expect(valueExtent(points).low).toBe(0);
    expect(valueExtent(points).high).toBeCloseTo(220_000);
    expect(effortExtent([])).toEqual({ low: 0, high: 50 });
    expect(valueExtent(toPoints([row(1, -2000, 1)])).low).toBe(-2000);
  });

  it('leave out how far those may go that show no cross', () => {
    const points = toPoints(
      Array.from({ length: 11 }, (_, index) => row(index + 1, index === 10 ? 500 : 100, 5)),
    );
    expect(valueExtent(points).high).toBeCloseTo(550);
  });
});

describe('nearest', () => {
  it('finds the dot under the pointer and none out of reach', () => {
    const dots = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
    ];
    expect(nearest(dots, { x: 8, y: 1 }, 16)).toBe(dots[1]);
    expect(nearest(dots, { x: 100, y: 100 }, 16)).toBeNull();
  });
});
