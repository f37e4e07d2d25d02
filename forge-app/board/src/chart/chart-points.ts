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

/** From the least to the greatest of what is drawn, with some air around; never empty, for one point or none. */
export const effortExtent = (points: readonly ChartPoint[]): Extent => {
  const means = points.map(({ effort }) => effort.mean);
  const low = Math.min(...means, Infinity);
  const high = Math.max(...means, 0);
  return Number.isFinite(low) ? { low: Math.max(low / 1.5, 0.05), high: high * 1.5 } : { low: 0.5, high: 50 };
};

export const valueExtent = (points: readonly ChartPoint[]): Extent => {
  const means = points.map(({ value }) => value.mean);
  return { low: Math.min(0, ...means), high: Math.max(1, ...means) * 1.3 };
};

/** Where the value axis turns from linear to logarithmic: a tenth of the middle value, so that zero has a place. */
export const valueBend = (points: readonly ChartPoint[]): number => {
  const positive = points
    .map(({ value }) => value.mean)
    .filter((mean) => mean > 0)
    .sort((a, b) => a - b);
  return Math.max((positive[Math.floor(positive.length / 2)] ?? 1000) / 10, 1);
};

/** Below this many powers of ten the steps of 2 and 5 between them are marked too. */
const fewPowers = 3;

/** 0 and the powers of ten that fall on the axis, from the first one that stands clear of zero. */
export const valueTicks = ({ low, high }: Extent, bend: number): number[] => {
  const first = Math.ceil(Math.log10(bend));
  const last = Math.floor(Math.log10(high));
  const tens = Array.from({ length: Math.max(last - first + 1, 0) }, (_, step) => 10 ** (first + step));
  const steps = tens.length < fewPowers ? [1, 2, 5] : [1];
  const powers = tens.flatMap((ten) => steps.map((step) => step * ten)).filter((tick) => tick <= high);
  const below = powers.map((power) => -power).filter((tick) => tick >= low);
  return [...below.reverse(), 0, ...powers];
};

const mantissa = (value: number): number => Number((value / 10 ** Math.floor(Math.log10(value))).toFixed(6));

/** The round ones (1, 2, 5) of the ticks of a logarithmic axis, thinned to about as many as have room. */
export const roundTicks = (ticks: readonly number[], room: number): number[] => {
  const round = ticks.filter((tick) => [1, 2, 5].includes(mantissa(tick)));
  const chosen = round.length >= 2 ? round : ticks;
  const every = Math.max(1, Math.ceil(chosen.length / Math.max(room, 1)));
  return chosen.filter((_, index) => index % every === 0);
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
