export const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

export const sum = (xs: readonly number[]): number => xs.reduce((total, x) => total + x, 0);

export const mean = (xs: readonly number[]): number => (xs.length === 0 ? 0 : sum(xs) / xs.length);

/** Middle value, the mean of the two middle ones for an even count; 0 for none. */
export const median = (xs: readonly number[]): number => {
  const sorted = Float64Array.from(xs).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
};

/** Weighted mean of a stated value and a team's own: `weight` pseudo-observations against `n` real ones. */
export const shrink = (own: { mean: number; n: number }, prior: { mean: number; weight: number }): number =>
  (prior.weight * prior.mean + own.n * own.mean) / (prior.weight + own.n);
