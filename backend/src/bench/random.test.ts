import { createRandom, normalDraw } from './random.js';
import { sum } from './statistics.js';

const draws = 20_000;

describe('seeded draws', () => {
  it('are the same for the same seed, and between 0 and 1', () => {
    const [first, again, other] = [1, 1, 2].map((seed) => {
      const random = createRandom(seed);
      return Array.from({ length: 50 }, random);
    });
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
    for (const draw of first ?? []) expect(draw >= 0 && draw < 1).toBe(true);
  });

  it('become normal draws', () => {
    const random = createRandom(3);
    const normal = Array.from({ length: draws }, () => normalDraw(random));
    expect(Math.abs(sum(normal) / draws)).toBeLessThan(0.03);
    expect(sum(normal.map((z) => z * z)) / draws).toBeCloseTo(1, 1);
  });
});
