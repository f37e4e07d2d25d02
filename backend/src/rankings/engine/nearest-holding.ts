import type { Range } from './levers.js';

export interface Search {
  readonly range: Range;
  /** Where the search starts; null where there is no value yet: then from the end that does not hold. */
  readonly from: number | null;
  readonly holds: (value: number) => boolean;
}

/** Three significant digits, rounded away from where it came, so that rounding does not take the effect back. */
const readable = (value: number, from: number): number => {
  if (value === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 2);
  const rounded = (value > from ? Math.ceil(value / unit) : Math.floor(value / unit)) * unit;
  return Number(rounded.toPrecision(3));
};

const halvings = 60;

/** Halves the way from a value that does not hold to an end that does; the value returned always holds. */
const towards = (end: number, from: number, holds: Search['holds']): number => {
  let [fails, works] = [from, end];
  for (let round = 0; round < halvings; round += 1) {
    const middle = (fails + works) / 2;
    if (holds(middle)) works = middle;
    else fails = middle;
  }
  const shown = readable(works, from);
  return Math.abs(shown - from) <= Math.abs(end - from) && holds(shown) ? shown : works;
};

/**
 * The value nearest to `from` for which `holds` is true: exactly on a scale of steps; on an interval by bisection
 * towards each end that holds, which is the nearest where `holds` changes once in between. Null when neither end holds.
 */
export const nearestHolding = ({ range, from, holds }: Search): number | null => {
  if (range.kind === 'steps') {
    const start = from ?? range.values[0]!;
    const byDistance = [...range.values].sort((a, b) => Math.abs(a - start) - Math.abs(b - start));
    return byDistance.find(holds) ?? null;
  }
  const { low, high, whole } = range;
  const start = from ?? (holds(low) ? high : low);
  const found = [low, high]
    .filter((end) => end !== start && holds(end))
    .map((end) => towards(end, start, holds))
    .map((value) => (whole ? (value > start ? Math.ceil(value) : Math.floor(value)) : value))
    .filter(holds);
  return found.sort((a, b) => Math.abs(a - start) - Math.abs(b - start))[0] ?? null;
};
