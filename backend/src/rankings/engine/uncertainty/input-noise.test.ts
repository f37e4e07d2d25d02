import { drawNoisy, noiseOf } from './input-noise.js';
import { fillRandom } from './random.js';

const size = 8000;
const bits = new Uint32Array(size);
fillRandom(99, bits, size);
const criteria = [
  { name: 'fit', label: 'Fit', weight: 1, anchorLow: 0, anchorHigh: 40, scale: 'linear' as const },
  { name: 'users', label: 'Users', weight: 1, anchorLow: 1, anchorHigh: 10_000, scale: 'log' as const },
];
const draw = (name: string, value: number): number[] => {
  const to = new Float64Array(size);
  drawNoisy({ noise: noiseOf(name, criteria), value, bits }, to, size);
  return [...to].sort((a, b) => a - b);
};
const at = (draws: readonly number[], share: number): number => draws[Math.floor(share * draws.length)]!;
const shareOf = (draws: readonly number[], value: number): number =>
  draws.filter((one) => one === value).length / draws.length;

describe('the noise of a given number', () => {
  it('is a step on a scale, half of the time none', () => {
    const draws = draw('impact', 1);
    expect(shareOf(draws, 1)).toBeCloseTo(0.5, 1);
    expect(shareOf(draws, 0.5)).toBeCloseTo(0.25, 1);
    expect(shareOf(draws, 2)).toBeCloseTo(0.25, 1);
    expect(shareOf(draw('jobSize', 21), 21)).toBeCloseTo(0.75, 1);
    expect(shareOf(draw('jobSize', 4), 4)).toBeCloseTo(0.5, 1);
  });

  it('is about a point on a rating, never off the scale', () => {
    const draws = draw('iceEase', 9);
    expect(at(draws, 0.5)).toBeCloseTo(9, 1);
    expect(at(draws, 0.1)).toBeCloseTo(9 - 1.28, 1);
    expect(draws.at(-1)).toBe(10);
  });

  it('is a factor on amounts and effort, the given number in the middle', () => {
    expect(at(draw('reach', 200), 0.5) / 200).toBeCloseTo(1, 1);
    expect(at(draw('reach', 200), 0.9) / 200).toBeCloseTo(Math.exp(0.5 * 1.2816), 1);
    expect(at(draw('effort', 2), 0.9) / 2).toBeCloseTo(Math.exp(0.4 * 1.2816), 1);
    expect(at(draw('unheardOf', 2), 0.9) / 2).toBeCloseTo(Math.exp(0.3 * 1.2816), 1);
  });

  it('is a twentieth of the anchors of a criterion of the team’s own', () => {
    expect(at(draw('fit', 20), 0.9)).toBeCloseTo(20 + 2 * 1.2816, 0);
    expect(at(draw('users', 50), 0.9) / 50).toBeCloseTo(Math.exp((Math.log(10_000) / 20) * 1.2816), 1);
  });

  it('is none for a count', () => {
    expect(new Set(draw('demand', 3))).toEqual(new Set([3]));
  });
});
