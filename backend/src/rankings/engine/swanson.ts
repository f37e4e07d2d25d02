/** Swanson's rule: 30-40-30 % on the 10, 50 and 90 % quantiles stands for a whole distribution. */
export const swanson = [
  { quantile: 'p10', share: 0.1, weight: 0.3 },
  { quantile: 'p50', share: 0.5, weight: 0.4 },
  { quantile: 'p90', share: 0.9, weight: 0.3 },
] as const;
