import { createRandom } from '../random.js';
import { simulateNaively } from './naive-simulation.js';
import { randomFeatures } from './random-features.js';

describe('the naive simulation', () => {
  const features = randomFeatures(12);

  it('gives ranges within the list that hold the middle place of equals', () => {
    const [one] = features;
    const equals = Array.from({ length: 9 }, () => one!);
    for (const { low, high } of simulateNaively(equals, { draws: 2_000, random: createRandom(1) })) {
      expect(low).toBeLessThanOrEqual(2);
      expect(high).toBeGreaterThanOrEqual(8);
    }
  });

  it('shares ten places of the top ten out', () => {
    const ranges = simulateNaively(features, { draws: 500, random: createRandom(1) });
    expect(ranges.reduce((total, { pTop10 }) => total + pTop10, 0)).toBeCloseTo(10, 9);
  });

  it('is the same again with the same draws', () => {
    const run = () => simulateNaively(features, { draws: 50, random: createRandom(7) });
    expect(run()).toEqual(run());
  });
});
