import { fewestOutcomes, type KindPerformance, type ModelKind } from '@valora/contracts';
import { wilsonRange } from './binomial.js';
import { covers, naiveQuantiles, onScale, type Quantiles } from './loss.js';

export interface Promise80 {
  readonly actual: number;
  readonly predicted: Quantiles;
  readonly pLoss: number;
  /** Null where the money is not known. */
  readonly lost: boolean | null;
}

const inWords: Readonly<Record<ModelKind, string>> = {
  effort: 'mean |ln(actual / predicted median)| of person-days',
  value: 'mean |asinh(actual) − asinh(predicted median)| of value / cost',
};

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** How predictions turned out, beside the median of the outcomes before each; null below 15. */
export const liveFigures = (kind: ModelKind, outcomes: readonly Promise80[]): KindPerformance['live'] => {
  const n = outcomes.length;
  if (n < fewestOutcomes) return null;
  const distance = (one: number, other: number): number =>
    Math.abs(onScale(kind, one) - onScale(kind, other));
  const [, ...later] = outcomes;
  const ours = mean(later.map(({ actual, predicted }) => distance(actual, predicted.p50)));
  const naive = mean(
    later.map(({ actual }, i) =>
      distance(actual, naiveQuantiles(outcomes.slice(0, i + 1).map((before) => before.actual)).p50),
    ),
  );
  const covered = outcomes.filter(({ actual, predicted }) => covers(predicted, actual)).length;
  return {
    loss: inWords[kind],
    ours,
    naive,
    nOfNaive: later.length,
    beatsNaive: ours < naive,
    coverage80: covered / n,
    coverage80Range: wilsonRange(covered, n),
  };
};

const bins = 5;

type Reliability = NonNullable<KindPerformance['reliability']>;

const lossBins = (outcomes: readonly Promise80[]): Reliability['losses'] => {
  const known = outcomes.filter(({ lost }) => lost !== null);
  if (known.length < fewestOutcomes) return [];
  return Array.from({ length: bins }, (_, bin) => {
    const inside = known.filter(({ pLoss }) => Math.min(bins - 1, Math.floor(pLoss * bins)) === bin);
    return {
      predicted: inside.length === 0 ? (bin + 0.5) / bins : mean(inside.map(({ pLoss }) => pLoss)),
      observed: inside.length === 0 ? null : inside.filter(({ lost }) => lost).length / inside.length,
      n: inside.length,
    };
  });
};

/** Predicted shares against observed ones, for a plot; null below 15 outcomes. */
export const reliabilityOf = (outcomes: readonly Promise80[]): KindPerformance['reliability'] => {
  const n = outcomes.length;
  if (n < fewestOutcomes) return null;
  const levels = [
    ['p10', 0.1],
    ['p50', 0.5],
    ['p90', 0.9],
  ] as const;
  return {
    quantiles: levels.map(([name, predicted]) => ({
      predicted,
      observed: outcomes.filter((one) => one.actual <= one.predicted[name]).length / n,
      n,
    })),
    losses: lossBins(outcomes),
  };
};
