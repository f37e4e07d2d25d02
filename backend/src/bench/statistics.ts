/**
 * The p-th percentile by the nearest-rank definition: the smallest value that at least p % of all values do not exceed.
 * @param p 0 < p ≤ 100
 * @throws RangeError without values
 */
export const percentile = (values: readonly number[], p: number): number => {
  const sorted = Float64Array.from(values).sort();
  const found = sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('there is no percentile of nothing');
  return found;
};

/** The middle value; of an even number of values the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('there is no median of nothing');
  return (lower + upper) / 2;
};

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export interface SizedTime {
  readonly size: number;
  readonly ms: number;
}

/** The k of time ≈ c · size^k between two sizes: 1 is linear growth, 2 quadratic. */
export const growthExponent = (small: SizedTime, large: SizedTime): number =>
  Math.log(large.ms / small.ms) / Math.log(large.size / small.size);
