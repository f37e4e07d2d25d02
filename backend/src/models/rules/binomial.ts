/** P(X ≤ k) for X ~ Binomial(n, p), exactly. */
export const binomialCdf = (k: number, { n, p }: { readonly n: number; readonly p: number }): number => {
  let term = n * Math.log1p(-p);
  let sum = Math.exp(term);
  for (let i = 1; i <= k; i += 1) {
    term += Math.log((n - i + 1) / i) + Math.log(p) - Math.log1p(-p);
    sum += Math.exp(term);
  }
  return Math.min(1, sum);
};

const z95 = 1.959964;

/** 95 % interval of a share that was seen k times in n (Wilson 1927). */
export const wilsonRange = (k: number, n: number): [number, number] => {
  if (n === 0) return [0, 1];
  const centre = (k + z95 ** 2 / 2) / (n + z95 ** 2);
  const half = (z95 / (n + z95 ** 2)) * Math.sqrt((k * (n - k)) / n + z95 ** 2 / 4);
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
};
