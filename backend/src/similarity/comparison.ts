/**
 * What the ranker knows of a query and a candidate, in this order. Weights of terms are relative to a term that only
 * one document holds, so that the figures mean the same in small and large indexes.
 */
export const COMPARISON = [
  'forward',
  'backward',
  'title_title',
  'title_description',
  'description_title',
  'description_description',
  'names',
  'title_cosine',
  'cosine',
  'title_runs',
  'title_pairs',
  'vectors',
  'keys',
  'closeness',
] as const;
export type Comparison = readonly number[];

/** How a comparison becomes an order and a probability. */
export interface Ranker {
  /** By position in COMPARISON: what is usual of a candidate, and how much it varies. */
  readonly means: readonly number[];
  readonly scales: readonly number[];
  readonly weights: readonly number[];
  /** Probability of a duplicate = logistic(slope × score + intercept). */
  readonly slope: number;
  readonly intercept: number;
}

/** Without learned weights: how much of what either text says is said by the other. */
export const plainRanker: Ranker = {
  means: COMPARISON.map(() => 0),
  scales: COMPARISON.map(() => 1),
  weights: COMPARISON.map((name) => (name === 'forward' || name === 'backward' ? 1 : 0)),
  slope: 8,
  intercept: -11,
};

/** A value that is not known counts as the usual one. */
export const scoreOf = (comparison: Comparison, ranker: Ranker): number =>
  comparison.reduce((score, value, position) => {
    if (Number.isNaN(value)) return score;
    const standard = (value - (ranker.means[position] ?? 0)) / (ranker.scales[position] ?? 1);
    return score + (ranker.weights[position] ?? 0) * standard;
  }, 0);

export const probabilityOf = (score: number, { slope, intercept }: Ranker): number =>
  1 / (1 + Math.exp(-(slope * score + intercept)));

const FORWARD = COMPARISON.indexOf('forward');
const BACKWARD = COMPARISON.indexOf('backward');

/** The larger share of what one says that the other says too, 0 to 1. */
export const likenessOf = (comparison: Comparison): number =>
  Math.min(1, Math.max(comparison[FORWARD] ?? 0, comparison[BACKWARD] ?? 0));
