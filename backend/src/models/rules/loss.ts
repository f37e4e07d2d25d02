import type { ModelKind } from '@valora/contracts';

/** A predicted distribution: person-days for effort, value / cost for value. */
export interface Quantiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** Shorter than any work there is; keeps the logarithm finite. */
const leastDays = 1e-3;

/**
 * The scale on which errors count: factors of effort, and for value / cost nearly factors too, but with room for nothing
 * and for losses.
 */
export const onScale = (kind: ModelKind, amount: number): number =>
  kind === 'effort' ? Math.log(Math.max(amount, leastDays)) : Math.asinh(amount);

export const lossInWords: Readonly<Record<ModelKind, string>> = {
  effort: 'mean quantile loss (10, 50, 90 %) of ln(person-days)',
  value: 'mean quantile loss (10, 50, 90 %) of asinh(value / cost)',
};

const levels = [
  ['p10', 0.1],
  ['p50', 0.5],
  ['p90', 0.9],
] as const;

/**
 * Mean quantile loss, which only the true quantiles make least (Koenker & Bassett 1978,
 * https://doi.org/10.2307/1913643); scaled so that three equal quantiles cost their distance to the outcome.
 */
export const lossOf = (kind: ModelKind, predicted: Quantiles, actual: number): number => {
  const y = onScale(kind, actual);
  const total = levels.reduce((sum, [name, level]) => {
    const error = y - onScale(kind, predicted[name]);
    return sum + (error >= 0 ? level * error : (level - 1) * error);
  }, 0);
  return (2 / 3) * total;
};

export const covers = ({ p10, p90 }: Quantiles, actual: number): boolean => actual >= p10 && actual <= p90;

/** Quantile of sorted numbers, interpolated between neighbours. */
const quantileOf = (sorted: readonly number[], level: number): number => {
  const at = (sorted.length - 1) * level;
  const low = sorted[Math.floor(at)] ?? NaN;
  const high = sorted[Math.ceil(at)] ?? NaN;
  return low + (high - low) * (at - Math.floor(at));
};

/** What one would predict knowing nothing but earlier outcomes. */
export const naiveQuantiles = (outcomes: readonly number[]): Quantiles => {
  const sorted = [...outcomes].sort((a, b) => a - b);
  return { p10: quantileOf(sorted, 0.1), p50: quantileOf(sorted, 0.5), p90: quantileOf(sorted, 0.9) };
};
