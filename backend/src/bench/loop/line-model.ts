import type { Quantiles } from '../../models/rules/loss.js';
import type { SimulatedOutcome } from './simulated-team.js';

/** A straight line through ln(days), with the spread around it. */
export interface LineModel {
  readonly weights: readonly number[];
  readonly intercept: number;
  readonly sd: number;
}

const z90 = 1.2815515655446004;

export const predictByLine = (
  { weights, intercept, sd }: LineModel,
  inputs: readonly number[],
): Quantiles => {
  const middle = inputs.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), intercept);
  return { p10: Math.exp(middle - z90 * sd), p50: Math.exp(middle), p90: Math.exp(middle + z90 * sd) };
};

/** Solves A x = b for a small symmetric positive A by Gaussian elimination. */
const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] => {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  rows.forEach((pivot, at) => {
    for (const row of rows.slice(at + 1)) {
      const factor = (row[at] ?? 0) / (pivot[at] ?? 1);
      pivot.forEach((value, column) => {
        row[column] = (row[column] ?? 0) - factor * value;
      });
    }
  });
  const solution: number[] = [];
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? [];
    const known = solution.reduce((sum, value, i) => sum + value * (row[rows.length - 1 - i] ?? 0), 0);
    solution.push(((row[rows.length] ?? 0) - known) / (row[at] ?? 1));
  }
  return solution.reverse();
};

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** Ridge regression of ln(days), in closed form. */
export const fitLine = (outcomes: readonly SimulatedOutcome[], penalty: number): LineModel => {
  const logs = outcomes.map(({ days }) => Math.log(days));
  const intercept = mean(logs);
  const width = outcomes[0]?.inputs.length ?? 0;
  const columns = Array.from({ length: width }, (_, j) => outcomes.map(({ inputs }) => inputs[j] ?? 0));
  const dot = (one: readonly number[], other: readonly number[]): number =>
    one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);
  const centred = logs.map((log) => log - intercept);
  const gram = columns.map((one, i) => columns.map((other, j) => dot(one, other) + (i === j ? penalty : 0)));
  const weights = solve(
    gram,
    columns.map((column) => dot(column, centred)),
  );
  const residuals = outcomes.map(({ inputs }, i) => (centred[i] ?? 0) - dot(weights, inputs));
  const degrees = Math.max(1, outcomes.length - width - 1);
  return { weights, intercept, sd: Math.sqrt(dot(residuals, residuals) / degrees) };
};
