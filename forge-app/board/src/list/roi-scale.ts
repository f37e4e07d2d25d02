import type { FeatureRow } from '@valora/contracts';

/** Ends of the shared axis, as ratios; a few fixed steps so that one new row seldom redraws all bars. */
const ends = [1, 2, 5, 10, 20, 50, 100] as const;
/** Share of the upper ends that must fit; a handful of wild ones is cut off with an arrow instead. */
const fitting = 0.9;
/** Around zero the axis is as good as linear, far out as good as logarithmic. */
const bend = 0.5;

export interface RoiScale {
  readonly low: number;
  readonly high: number;
  /** Place of a ratio on the axis, 0–1, cut off at the ends. */
  readonly place: (ratio: number) => number;
}

/** Axis from a total loss (−100 %) to the end given. ROI is skewed: gains run to many hundred percent, losses end at −100. */
export const roiScale = (high: number): RoiScale => {
  const low = -1;
  const bent = (ratio: number) => Math.asinh(ratio / bend);
  const span = bent(high) - bent(low);
  return {
    low,
    high,
    place: (ratio) => (bent(Math.min(Math.max(ratio, low), high)) - bent(low)) / span,
  };
};

/** The shortest of the fixed axes on which nearly all intervals fit. */
export const axisEnd = (rows: readonly Pick<FeatureRow, 'roi'>[]): number => {
  const uppers = rows.flatMap(({ roi }) => (roi ? [roi.p90] : [])).sort((a, b) => a - b);
  const needed = uppers[Math.ceil(uppers.length * fitting) - 1] ?? 0;
  return ends.find((end) => end >= needed) ?? ends[ends.length - 1] ?? 1;
};
