/** Shares of its capital that a gambler may stake on “the challenger is better”. */
const stakes = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95] as const;

/**
 * Evidence against “on average these are no greater than zero”, as an e-value: the mean capital of gamblers that start
 * with 1 and stake a fixed share on every difference. While the hypothesis holds nobody gains on average, so the chance
 * of ever reaching 1/α is at most α for any number of differences, however they are distributed (Ville 1939; betting on
 * bounded means: Waudby-Smith & Ramdas 2024, https://doi.org/10.1093/jrsssb/qkad009). No normality, no least n.
 * @param differences each within −1 … 1
 * @returns natural logarithm of the e-value
 */
export const logEvidence = (differences: readonly number[]): number => {
  const capitals = stakes.map((stake) =>
    differences.reduce((capital, difference) => capital + Math.log1p(stake * difference), 0),
  );
  const most = Math.max(...capitals);
  const sum = capitals.reduce((total, capital) => total + Math.exp(capital - most), 0);
  return most + Math.log(sum / stakes.length);
};

/** Σ 1 / (n ln² n) over n ≥ 2 (https://oeis.org/A115563). */
const seriesSum = 2.109742801236892;

/**
 * Share of the whole error that the k-th look may spend; the shares of all looks there will ever be add up to 1, so
 * looking again and again costs no more than looking once.
 * @param look 1, 2, …
 */
export const shareOfLook = (look: number): number => 1 / (seriesSum * (look + 1) * Math.log(look + 1) ** 2);
