import { addRow, rowTimes, type SparseMatrix } from './sparse-matrix.js';

export interface RidgeFit {
  readonly intercept: number;
  readonly weights: Float64Array;
}

export interface RidgeTask {
  readonly matrix: SparseMatrix;
  readonly targets: Float64Array;
  /** The first `rows` rows are learned from; so a walk through time needs no copies. */
  readonly rows: number;
  readonly ridge: number;
  readonly maxIterations: number;
}

const relativeTolerance = 1e-8;

/**
 * Ridge regression with a free intercept (the mean of the targets), by conjugate gradients on the dual
 * (X Xᵀ + ridge · I) a = y, w = Xᵀ a. Deterministic; one iteration costs two passes over the non-zeros.
 * Yields once per iteration, a good moment to let other work run.
 */
export function* fitRidge({
  matrix,
  targets,
  rows,
  ridge,
  maxIterations,
}: RidgeTask): Generator<void, RidgeFit> {
  let intercept = 0;
  for (let i = 0; i < rows; i += 1) intercept += (targets[i] ?? 0) / rows;
  const dual = new Float64Array(rows);
  const residual = Float64Array.from({ length: rows }, (_, i) => (targets[i] ?? 0) - intercept);
  const direction = residual.slice();
  const image = new Float64Array(rows);
  const scratch = new Float64Array(matrix.columnCount);
  let size = squaredLength(residual);
  const enough = size * relativeTolerance;
  for (let step = 0; step < maxIterations && size > enough; step += 1) {
    applyKernel({ matrix, ridge, direction, scratch, image });
    const length = size / dot(direction, image);
    for (let i = 0; i < rows; i += 1) {
      dual[i] = (dual[i] ?? 0) + length * (direction[i] ?? 0);
      residual[i] = (residual[i] ?? 0) - length * (image[i] ?? 0);
    }
    const next = squaredLength(residual);
    for (let i = 0; i < rows; i += 1) direction[i] = (residual[i] ?? 0) + (next / size) * (direction[i] ?? 0);
    size = next;
    yield;
  }
  const weights = new Float64Array(matrix.columnCount);
  for (let i = 0; i < rows; i += 1) addRow(matrix, { index: i, factor: dual[i] ?? 0 }, weights);
  return { intercept, weights };
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let total = 0;
  for (let i = 0; i < a.length; i += 1) total += (a[i] ?? 0) * (b[i] ?? 0);
  return total;
};
const squaredLength = (a: Float64Array): number => dot(a, a);

interface KernelStep {
  readonly matrix: SparseMatrix;
  readonly ridge: number;
  readonly direction: Float64Array;
  readonly scratch: Float64Array;
  readonly image: Float64Array;
}

const applyKernel = ({ matrix, ridge, direction, scratch, image }: KernelStep): void => {
  scratch.fill(0);
  direction.forEach((factor, index) => addRow(matrix, { index, factor }, scratch));
  direction.forEach((factor, i) => (image[i] = rowTimes(matrix, i, scratch) + ridge * factor));
};
