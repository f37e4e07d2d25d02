import { steadyNoise } from '../testing/builders.js';
import { fitDenseRidge } from './dense-ridge.js';
import { sum } from './numbers.js';
import { toSparseMatrix } from './sparse-matrix.js';
import { fitRidge } from './sparse-ridge.js';

const rows = Array.from({ length: 30 }, (_, i) => [0, 1, 2].map((j) => steadyNoise(i * 3 + j + 1) - 0.5));
const centred = rows.map((row) => row.map((x, j) => x - sum(rows.map((r) => r[j] ?? 0)) / rows.length));
const targets = centred.map(([a = 0, b = 0], i) => 2 * a - b + 0.3 * (steadyNoise(i + 500) - 0.5));

const finish = <T>(work: Generator<void, T>): T => {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
};

describe('ridge regression', () => {
  it('is the same by conjugate gradients and by elimination', () => {
    const matrix = toSparseMatrix(
      centred.map((values) => ({ columns: [0, 1, 2], values })),
      3,
    );
    const task = { matrix, targets: Float64Array.from(targets), rows: 30, ridge: 0.5, maxIterations: 50 };
    const sparse = finish(fitRidge(task));
    const dense = fitDenseRidge(centred, targets, 0.5);
    expect(sparse.intercept).toBeCloseTo(dense.intercept, 9);
    dense.coefficients.forEach((c, j) => expect(sparse.weights[j]).toBeCloseTo(c, 3));
  });

  it('learns only from the first rows it is told to', () => {
    const matrix = toSparseMatrix(
      centred.map((values) => ({ columns: [0, 1, 2], values })),
      3,
    );
    const fit = (from: readonly number[]) =>
      finish(fitRidge({ matrix, targets: Float64Array.from(from), rows: 20, ridge: 0.5, maxIterations: 50 }));
    expect(fit(targets)).toEqual(fit(targets.map((y, i) => (i < 20 ? y : 1e6))));
  });

  it('knows its leave-one-out error without leaving anything out', () => {
    const full = fitDenseRidge(centred, targets, 0.5);
    const mean = sum(targets) / 30;
    const residual = (i: number): number => {
      const without = <T>(xs: readonly T[]): T[] => xs.filter((_, k) => k !== i);
      const kept = without(centred);
      const means = [0, 1, 2].map((j) => sum(kept.map((r) => r[j] ?? 0)) / 29);
      const fit = fitDenseRidge(
        kept.map((r) => r.map((x, j) => x - (means[j] ?? 0))),
        without(targets),
        0.5,
      );
      const shifted = (centred[i] ?? []).map((x, j) => x - (means[j] ?? 0));
      return (targets[i] ?? 0) - fit.intercept - sum(shifted.map((x, j) => x * (fit.coefficients[j] ?? 0)));
    };
    const squares = sum(targets.map((_, i) => residual(i) ** 2));
    const base = sum(targets.map((y) => (((y - mean) * 30) / 29) ** 2));
    expect(full.gain).toBeCloseTo(1 - squares / base, 2);
    expect(full.gain).toBeGreaterThan(0.8);
  });

  it('does not claim a gain where there is nothing to learn', () => {
    const noise = rows.map((_, i) => steadyNoise(i + 9000));
    expect(fitDenseRidge(centred, noise, 0.5).gain).toBeLessThan(0.05);
    expect(
      fitDenseRidge(
        centred,
        rows.map(() => 1),
        0.5,
      ).gain,
    ).toBe(0);
  });
});
