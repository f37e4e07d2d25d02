import { sampleProduct } from './data/product.js';

/**
 * What the sample’s euro are multiplied with in a team of another currency, so that returns keep their proportion to costs:
 * the ratio of the day rates, rounded to 1, 2 or 5 times a power of ten so that round sums stay round. No exchange rate.
 */
export const moneyFactor = (team: { currency: string; dayRate: number }): number => {
  if (team.currency === sampleProduct.currency) return 1;
  const ratio = team.dayRate / sampleProduct.dayRateEur;
  const power = 10 ** Math.floor(Math.log10(ratio));
  const steps = [1, 2, 5, 10].map((step) => step * power);
  const distance = (step: number): number => Math.abs(Math.log(step / ratio));
  return steps.reduce((best, step) => (distance(step) < distance(best) ? step : best));
};
