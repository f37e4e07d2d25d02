import type { FeatureRow, Spread } from '@valora/contracts';

/** A feature that can be drawn: value and effort are known. */
export interface ChartPoint {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly rank: number | null;
  readonly isSample: boolean;
  readonly value: Spread;
  readonly effort: Spread;
  readonly currency: string;
}

/** More dots than this hide each other; the rest is in the list. */
export const mostPoints = 500;

export const toPoints = (rows: readonly FeatureRow[]): ChartPoint[] =>
  rows
    .flatMap(({ value, effortDays, ...row }): ChartPoint[] =>
      value && effortDays && effortDays.mean > 0
        ? [
            {
              id: row.id,
              key: row.key,
              title: row.title,
              rank: row.rank,
              isSample: row.isSample,
              value,
              effort: effortDays,
              currency: value.currency,
            },
          ]
        : [],
    )
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity))
    .slice(0, mostPoints);

/** How many earn more than they cost, by their means. */
export const countAboveCost = (points: readonly ChartPoint[], dayRate: number): number =>
  points.filter(({ value, effort }) => value.mean > effort.mean * dayRate).length;

interface Extent {
  readonly low: number;
  readonly high: number;
}

/** So many of the best show their uncertainty and rank without being pointed at. */
export const crossed = 10;

const roomAround = 1.1;

/** From zero to the greatest mean and the far ends of the drawn crosses; never empty, for one point or none. */
export const effortExtent = (points: readonly ChartPoint[]): Extent => {
  const ends = points.map(({ effort }, index) => (index < crossed ? effort.p90 : effort.mean));
  return { low: 0, high: Math.max(...ends, 0) * roomAround || 50 };
};

export const valueExtent = (points: readonly ChartPoint[]): Extent => {
  const highs = points.map(({ value }, index) =>
    index < crossed ? Math.max(value.p90, value.mean) : value.mean,
  );
  const lows = points.map(({ value }, index) =>
    index < crossed ? Math.min(value.p10, value.mean) : value.mean,
  );
  return { low: Math.min(0, ...lows), high: Math.max(1, ...highs) * roomAround };
};

interface At {
  readonly x: number;
  readonly y: number;
}

/** The dot nearest to the pointer, if any is within reach. */
export const nearest = <T extends At>(dots: readonly T[], pointer: At, reachPx: number): T | null => {
  let best: T | null = null;
  let bestPx = reachPx;
  for (const dot of dots) {
    const px = Math.hypot(dot.x - pointer.x, dot.y - pointer.y);
    if (px > bestPx) continue;
    best = dot;
    bestPx = px;
  }
  return best;
};
