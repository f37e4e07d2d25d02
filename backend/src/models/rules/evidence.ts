/** Shares of its capital that a gambler may stake on “the challenger is better”. */
const stakes = [0.05, 0.15, 0.35, 0.65, 0.95] as const;

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
