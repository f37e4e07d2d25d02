import type { Spread } from '@valora/contracts';
import fc from 'fast-check';
import { aPrediction } from '../../testing/rankable.js';
import { drawSpread } from './draw-spread.js';
import { fillRandom } from './random.js';
import { shapeOf } from './spread-shape.js';

const size = 40_000;
const drawsOf = (spread: Spread, pNoEffect = 0): Float64Array => {
  const bits = new Uint32Array(size);
  fillRandom(12_345, bits, size);
  const draws = new Float64Array(size);
  drawSpread({ shape: shapeOf(spread, pNoEffect), bits }, draws, size);
  return draws;
};
const meanOf = (draws: Float64Array): number => draws.reduce((sum, one) => sum + one, 0) / draws.length;
const shareBelow = (draws: Float64Array, at: number): number =>
  draws.filter((one) => one <= at).length / draws.length;

describe('draws of a stated distribution', () => {
  it.each([0, 0.05, 0.3, 0.6])('keep mean, quantiles and P(no effect) = %d', (pNone) => {
    // The quantiles of the mixture of nothing and a lognormal (median 100, sigma 0.8).
    const quantile = (level: number): number => {
      if (level <= pNone) return 0;
      const z = [-1.2816, 0, 1.2816];
      const share = (level - pNone) / (1 - pNone);
      const normal = share === level ? z[[0.1, 0.5, 0.9].indexOf(level)]! : approximateQuantile(share);
      return 100 * Math.exp(0.8 * normal);
    };
    const spread = {
      mean: (1 - pNone) * 100 * Math.exp(0.32),
      p10: quantile(0.1),
      p50: quantile(0.5),
      p90: quantile(0.9),
    };
    const draws = drawsOf(spread, pNone);
    expect(Math.abs(meanOf(draws) / spread.mean - 1)).toBeLessThan(0.03);
    for (const [level, at] of [
      [0.1, spread.p10],
      [0.5, spread.p50],
      [0.9, spread.p90],
    ] as const)
      if (at > 0) expect(Math.abs(shareBelow(draws, at) - level)).toBeLessThan(0.01);
    expect(Math.abs(shareBelow(draws, 0) - pNone)).toBeLessThan(0.01);
  });

  it('keep a mean that the middle does not show: one chance in twenty of a fortune', () => {
    const draws = drawsOf({ mean: 500, p10: 0, p50: 0, p90: 0 }, 0.95);
    expect(Math.abs(meanOf(draws) / 500 - 1)).toBeLessThan(0.1);
    expect(draws.every((one) => one >= 0)).toBe(true);
  });

  it('can be losses', () => {
    const draws = drawsOf({ mean: 10, p10: -30, p50: 0, p90: 60 }, 0.4);
    expect(Math.abs(shareBelow(draws, -30) - 0.1)).toBeLessThan(0.01);
    expect(Math.abs(shareBelow(draws, 60) - 0.9)).toBeLessThan(0.01);
    expect(Math.abs(meanOf(draws) - 10)).toBeLessThan(1);
  });

  it('are a constant for a certain number, and nothing where no effect is certain', () => {
    expect(new Set(drawsOf({ mean: 7, p10: 7, p50: 7, p90: 7 }))).toContain(7);
    expect(new Set(drawsOf({ mean: 0, p10: 0, p50: 0, p90: 0 }, 1))).toEqual(new Set([0]));
  });

  it('of a positive quantity stay positive and finite, whatever is stated', () => {
    const amount = fc.double({ min: 0.01, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(amount, amount, amount, amount),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([mean, p10, p50, p90], pNone) => {
          const bits = new Uint32Array(64);
          fillRandom(7, bits, 64);
          const draws = new Float64Array(64);
          drawSpread({ shape: shapeOf({ mean, p10, p50, p90 }, pNone), bits }, draws, 64);
          expect(draws.every((one) => Number.isFinite(one) && one >= 0)).toBe(true);
        },
      ),
    );
  });

  it('of effort are never zero', () => {
    expect(Math.min(...drawsOf(aPrediction({ sigma: 1.5 }).effortDays))).toBeGreaterThan(0);
  });
});

/** By bisection on the error function's series, independent of the code under test. */
const approximateQuantile = (p: number): number => {
  let [low, high] = [-8, 8];
  for (let round = 0; round < 80; round += 1) {
    const middle = (low + high) / 2;
    let sum = 0;
    const step = 1e-3;
    for (let z = -8 + step / 2; z < middle; z += step)
      sum += (Math.exp((-z * z) / 2) * step) / Math.sqrt(2 * Math.PI);
    if (sum < p) low = middle;
    else high = middle;
    if (high - low < 1e-4) break;
  }
  return low;
};
