/** Up to here every draw is ranked exactly; beyond, against the pooled distribution (pooled-ranks.ts). */
export const exactFeatures = 2000;

const steps: readonly (readonly [number, number])[] = [
  [100, 5000],
  [200, 2000],
  [500, 1000],
  [exactFeatures, 500],
  [20_000, 256],
];
const fewest = 128;

/**
 * Draws per feature by number of features, so that the work grows no faster than the list. In steps, because a smaller
 * number is a prefix of a larger one and between two steps nothing is drawn anew. The standard error of a
 * probability is at most 0.5 / √draws: 0.007 at 5,000, 0.022 at 500, 0.044 at 128.
 */
export const drawCountFor = (features: number): number =>
  steps.find(([most]) => features <= most)?.[1] ?? fewest;
