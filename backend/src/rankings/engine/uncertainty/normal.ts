const tail = (p: number): number => {
  const q = Math.sqrt(-2 * Math.log(p));
  return (
    (((((-7.784894002430293e-3 * q - 3.223964580411365e-1) * q - 2.400758277161838) * q - 2.549732539343734) *
      q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((7.784695709041462e-3 * q + 3.224671290700398e-1) * q + 2.445134137142996) * q + 3.754408661907416) *
      q +
      1)
  );
};

/** Quantile of the standard normal distribution; Acklam's rational approximation, relative error below 1.2e-9. */
export const normalQuantile = (p: number): number => {
  if (p < 0.02425) return tail(p);
  if (p > 1 - 0.02425) return -tail(1 - p);
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((-3.969683028665376e1 * r + 2.209460984245205e2) * r - 2.759285104469687e2) * r +
      1.38357751867269e2) *
      r -
      3.066479806614716e1) *
      r +
      2.506628277459239) *
      q) /
    (((((-5.447609879822406e1 * r + 1.615858368580409e2) * r - 1.556989798598866e2) * r +
      6.680131188771972e1) *
      r -
      1.328068155288572e1) *
      r +
      1)
  );
};

const normalDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);

/** P(Z ≤ z); Abramowitz & Stegun 26.2.17, absolute error below 7.5e-8. */
export const normalCdf = (z: number): number => {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const upper =
    normalDensity(z) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return z >= 0 ? 1 - upper : upper;
};

/** Mean of max(Z − z, 0). */
export const meanAbove = (z: number): number => normalDensity(z) - z * normalCdf(-z);

const tableBits = 12;
const tableSize = 2 ** tableBits;
const shift = 32 - tableBits;

/** Midpoints of equally likely slices, so that a draw is a look-up; the tails end at ±3.67. */
const table = Float32Array.from({ length: tableSize }, (_, index) =>
  normalQuantile((index + 0.5) / tableSize),
);

export const largestZ = 3.67;
/** Standard normal from 32 random bits. */
export const normalFrom = (bits: number): number => table[bits >>> shift]!;
/** A table of any function of a standard normal, for the same look-up: `table[bits >>> normalShift]`. */
export const normalTable = (of: (z: number) => number): Float32Array => table.map(of);
export const normalShift = shift;
