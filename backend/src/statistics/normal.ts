const polynomial = (x: number, coefficients: readonly number[]): number =>
  coefficients.reduce((value, c) => value * x + c, 0);

const upperNumerator = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
];
const upperDenominator = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
];

/** Standard normal distribution function, relative error below 1e-8 in the far tail, 1e-14 absolute. G. West, "Better approximations to cumulative normal functions" (2005), after Hart. */
export const normalCdf = (x: number): number => {
  const z = Math.abs(x);
  const density = Math.exp((-z * z) / 2);
  const fraction = z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))));
  const tail =
    z < 7.07106781186547
      ? (density * polynomial(z, upperNumerator)) / polynomial(z, upperDenominator)
      : density / fraction / 2.506628274631;
  return x > 0 ? 1 - tail : tail;
};

const centreNumerator = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
  2.506628277459239,
];
const centreDenominator = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
];
const tailNumerator = [
  -7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const tailDenominator = [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];

/** Standard normal quantile for 0 < p < 1, relative error below 1.2e-9. P. J. Acklam's rational approximation (2003). */
export const normalQuantile = (p: number): number => {
  const low = 0.02425;
  if (p > 1 - low) return -normalQuantile(1 - p);
  if (p < low) {
    const q = Math.sqrt(-2 * Math.log(p));
    return polynomial(q, tailNumerator) / polynomial(q, tailDenominator);
  }
  const q = p - 0.5;
  return (polynomial(q * q, centreNumerator) * q) / polynomial(q * q, centreDenominator);
};
