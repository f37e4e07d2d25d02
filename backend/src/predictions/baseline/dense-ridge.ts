import { mean, sum } from './numbers.js';

/** A small regression: rows of already standardised inputs, one target each. */
export interface DenseRidge {
  readonly coefficients: readonly number[];
  readonly intercept: number;
  /** 1 − leave-one-out squared error / that of the leave-one-out mean; above 0 it beats the base rate. */
  readonly gain: number;
}

type Matrix = number[][];

/** Inverse of a symmetric positive definite matrix by Gauss-Jordan elimination; a few dozen rows at most. */
const inverse = (matrix: Matrix): Matrix => {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0))]);
  work.forEach((pivotRow, i) => {
    const pivot = pivotRow[i] ?? 1;
    pivotRow.forEach((x, j) => (pivotRow[j] = x / pivot));
    work.forEach((row, k) => {
      if (k === i) return;
      const factor = row[i] ?? 0;
      row.forEach((x, j) => (row[j] = x - factor * (pivotRow[j] ?? 0)));
    });
  });
  return work.map((row) => row.slice(n));
};

const dot = (a: readonly number[], b: readonly number[]): number => sum(a.map((x, j) => x * (b[j] ?? 0)));
const times = (matrix: Matrix, vector: readonly number[]): number[] => matrix.map((row) => dot(row, vector));

/** Ridge regression with a free intercept; the leave-one-out error is exact, from the leverages. Needs ≥ 2 rows. */
export const fitDenseRidge = (
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  ridge: number,
): DenseRidge => {
  const n = rows.length;
  const width = rows[0]?.length ?? 0;
  const intercept = mean(targets);
  const cross = (i: number, j: number): number => sum(rows.map((row) => (row[i] ?? 0) * (row[j] ?? 0)));
  const gram = Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (_unused, j) => cross(i, j) + (i === j ? ridge : 0)),
  );
  const inverted = inverse(gram);
  const response = Array.from({ length: width }, (_, j) =>
    sum(rows.map((row, i) => (row[j] ?? 0) * ((targets[i] ?? 0) - intercept))),
  );
  const coefficients = times(inverted, response);
  const errors = rows.map((row, i) => {
    const leverage = 1 / n + dot(row, times(inverted, row));
    return ((targets[i] ?? 0) - intercept - dot(row, coefficients)) / (1 - leverage);
  });
  const baseErrors = targets.map((y) => (y - intercept) / (1 - 1 / n));
  const baseSquares = sum(baseErrors.map((e) => e * e));
  const gain = baseSquares === 0 ? 0 : 1 - sum(errors.map((e) => e * e)) / baseSquares;
  return { coefficients, intercept, gain };
};
