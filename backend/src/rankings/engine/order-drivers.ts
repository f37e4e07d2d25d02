import { compileProgram } from './formula/program.js';
import type { Order } from './order.js';

/** What one variable does to the order of a list. */
export interface OrderDriver {
  readonly variable: string;
  /** Share of the list that features move on average once the variable is the same for all of them; 0: it tells none apart. */
  readonly effect: number;
}

/** Longer lists are judged by so many features, evenly taken from top to bottom. */
const mostFeatures = 2000;

/** Scores this near count as equal: the explained form of a score differs from it by rounding. */
const settled = (score: number): number => Math.fround(Math.round(score * 1e9) / 1e9);

/** Places from 1, best first; equal scores share the middle of their places. */
const middlePlaces = (exact: readonly number[]): Float64Array => {
  const scores = exact.map(settled);
  const order = scores.map((_, index) => index).sort((a, b) => scores[b]! - scores[a]!);
  const places = new Float64Array(scores.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) to += 1;
    for (let at = from; at < to; at += 1) places[order[at]!] = (from + to + 1) / 2;
    from = to;
  }
  return places;
};

const meanDistance = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, place, index) => sum + Math.abs(place - b[index]!), 0) / Math.max(1, a.length);

/** True when no two of a list can be told apart by their scores. */
export const areAllEqual = (scored: Order['scored']): boolean =>
  scored.every(({ score }) => settled(score) === settled(scored[0]!.score));

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

const middleOf = (column: Float64Array): number => column.toSorted()[column.length >> 1] ?? 0;

/**
 * What an order rests on, largest effect first: each variable in turn is given the middle value of the list for every
 * feature, and the features' places are compared with those they have. Measured on the features present, so that what is
 * said about an order is true of this order. A variable that is the same for all has effect 0 whatever its weight.
 */
export const orderDrivers = ({
  scorer,
  scored,
}: Pick<Order, 'scorer' | 'scored'>): readonly OrderDriver[] => {
  const step = Math.max(1, Math.ceil(scored.length / mostFeatures));
  const rows = scored.filter((_, index) => index % step === 0);
  const program = compileProgram(scorer.explained);
  const columns = program.names.map((name) =>
    Float64Array.from(rows, ({ quantities }) => quantities.get(name)!.value),
  );
  const scoresOf = (given: readonly Float64Array[]): readonly number[] =>
    Array.from(program.run(given, rows.length).subarray(0, rows.length));
  const places = middlePlaces(scoresOf(columns));
  const drivers = program.names.map((variable, index): OrderDriver => {
    const column = columns[index]!;
    const middle = middleOf(column);
    if (column.every((value) => near(value, middle))) return { variable, effect: 0 };
    const level = scoresOf(columns.with(index, new Float64Array(rows.length).fill(middle)));
    const known = level.map((score, row) => (Number.isNaN(score) ? rows[row]!.score : score));
    return { variable, effect: meanDistance(places, middlePlaces(known)) / rows.length };
  });
  return drivers.sort((a, b) => b.effect - a.effect || (a.variable < b.variable ? -1 : 1));
};
