import type { InputDrift } from '@valora/contracts';
import { normalQuantile } from '../../statistics/index.js';

type Value = number | string | null;

/** Fewer rows on either side say nothing about drift. */
const fewestRows = 30;
const mostBins = 10;
const rowsPerBin = 5;
/** A lesser index is no change worth a training, however many rows prove it. */
const leastPsi = 0.1;
/** Chance of any alarm over all inputs while nothing drifts. */
const falseAlarms = 0.01;

/** Wilson & Hilferty 1931: within 1 % where it is used. */
const chiSquareQuantile = (p: number, degrees: number): number => {
  const spread = 2 / (9 * degrees);
  return degrees * Math.max(0, 1 - spread + normalQuantile(p) * Math.sqrt(spread)) ** 3;
};

/** Edges between bins that hold equally many; fewer where values are tied. */
const edgesOf = (numbers: readonly number[]): number[] => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const bins = Math.max(2, Math.min(mostBins, Math.floor(sorted.length / rowsPerBin)));
  const cuts = Array.from(
    { length: bins - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / bins)],
  );
  return [...new Set(cuts.filter((cut) => cut !== undefined))];
};

const binning = (then: readonly Value[]): ((value: Value) => string) => {
  const edges = edgesOf(then.filter((value) => typeof value === 'number'));
  const counts = new Map<string, number>();
  for (const value of then) if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
  const known = new Set(
    [...counts]
      .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
      .slice(0, mostBins)
      .map(([value]) => value),
  );
  return (value) => {
    if (value === null) return 'missing';
    if (typeof value === 'string') return known.has(value) ? `is ${value}` : 'other';
    return `from ${edges.filter((edge) => edge <= value).length}`;
  };
};

interface Index {
  readonly psi: number;
  readonly bins: number;
}

/** Half a row is added to every bin, so that an empty one is no infinity. */
const stabilityIndex = (then: readonly Value[], now: readonly Value[]): Index => {
  const binOf = binning(then);
  const counts = new Map<string, [number, number]>();
  [then, now].forEach((values, side) => {
    for (const value of values) {
      const bin = binOf(value);
      const count = counts.get(bin) ?? [0, 0];
      count[side] = (count[side] ?? 0) + 1;
      counts.set(bin, count);
    }
  });
  const share = (count: number, rows: number): number => (count + 0.5) / (rows + counts.size / 2);
  let psi = 0;
  for (const [before, after] of counts.values()) {
    const [p, q] = [share(before, then.length), share(after, now.length)];
    psi += (q - p) * Math.log(q / p);
  }
  return { psi, bins: counts.size };
};

/**
 * Population stability index of every input, rows of training against rows served lately. Chance alone makes it
 * (1/n + 1/m) · χ² with one degree less than bins (Yurdakul & Naranjo 2020,
 * https://doi.org/10.21314/JRMV.2020.227), so the threshold grows as rows get fewer; it is shared out over the inputs.
 * @returns nothing where either side has too few rows to say
 */
export const driftOfInputs = (
  then: readonly Readonly<Record<string, Value>>[],
  now: readonly Readonly<Record<string, Value>>[],
): InputDrift[] => {
  if (then.length < fewestRows || now.length < fewestRows) return [];
  const names = [...new Set([...then, ...now].flatMap((row) => Object.keys(row)))].sort();
  const column = (rows: typeof then, name: string): Value[] => rows.map((row) => row[name] ?? null);
  return names.flatMap((name) => {
    const { psi, bins } = stabilityIndex(column(then, name), column(now, name));
    if (bins < 2) return [];
    const chance =
      (1 / then.length + 1 / now.length) * chiSquareQuantile(1 - falseAlarms / names.length, bins - 1);
    const threshold = Math.max(leastPsi, chance);
    return [{ name, psi, threshold, drifted: psi > threshold }];
  });
};
