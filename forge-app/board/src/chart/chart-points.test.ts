import type { FeatureRow } from '@valora/contracts';
import {
  countAboveCost,
  effortExtent,
  nearest,
  roundTicks,
  toPoints,
  valueBend,
  valueExtent,
  valueTicks,
} from './chart-points.js';

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
  it('hold all means and stay usable without any', () => {
    const points = toPoints([row(1, 100_000, 10), row(2, 0, 40)]);
    expect(effortExtent(points)).toEqual({ low: 10 / 1.5, high: 60 });
    expect(valueExtent(points)).toEqual({ low: 0, high: 130_000 });
    expect(effortExtent([])).toEqual({ low: 0.5, high: 50 });
    expect(valueBend([])).toBe(100);
  });

  it('mark zero and powers of ten, on both sides where values can be losses', () => {
    expect(valueTicks({ low: 0, high: 130_000 }, 1000)).toEqual([0, 1000, 10_000, 100_000]);
    expect(valueTicks({ low: -2000, high: 13_000 }, 1000)).toEqual([
      -2000, -1000, 0, 1000, 2000, 5000, 10_000,
    ]);
    expect(roundTicks([0.7, 0.8, 0.9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20], 8)).toEqual([1, 2, 5, 10, 20]);
    expect(roundTicks([1, 2, 5, 10, 20], 3)).toEqual([1, 5, 20]);
    expect(roundTicks([3, 4], 8)).toEqual([3, 4]);
    expect(valueTicks({ low: 0, high: 5 }, 10)).toEqual([0]);
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
