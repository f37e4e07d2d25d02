import { meanAbove, normalFrom, normalTable } from './normal.js';
import { fillRandom, joinSeeds, seedFrom } from './random.js';

describe('the standard normal', () => {
  it('has the mean above a point that integration gives', () => {
    for (const from of [-2, -0.5, 0, 1.2816]) {
      const step = 1e-4;
      let integral = 0;
      for (let z = from + step / 2; z < 9; z += step)
        integral += ((z - from) * Math.exp((-z * z) / 2) * step) / Math.sqrt(2 * Math.PI);
      expect(meanAbove(from)).toBeCloseTo(integral, 6);
    }
  });

  it('comes out of random bits with mean 0 and variance 1', () => {
    const bits = new Uint32Array(20_000);
    fillRandom(seedFrom('a stream'), bits, bits.length);
    const draws = Array.from(bits, normalFrom);
    const mean = draws.reduce((sum, z) => sum + z, 0) / draws.length;
    const variance = draws.reduce((sum, z) => sum + (z - mean) ** 2, 0) / draws.length;
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.03);
    expect(normalTable((z) => 2 * z)[4095]).toBeCloseTo(2 * normalFrom(2 ** 32 - 1), 5);
  });
});

describe('a random stream', () => {
  it('is the same for the same seed, and a longer one starts with the shorter', () => {
    const [short, long] = [new Uint32Array(5), new Uint32Array(50)];
    fillRandom(seedFrom('x'), short, 5);
    fillRandom(seedFrom('x'), long, 50);
    expect([...long.subarray(0, 5)]).toEqual([...short]);
  });

  it('is evenly spread and unlike its neighbours', () => {
    const means = Array.from({ length: 200 }, (_, index) => {
      const bits = new Uint32Array(500);
      fillRandom(joinSeeds(seedFrom(`team/f${index}`), seedFrom('value')), bits, 500);
      return bits.reduce((sum, bit) => sum + bit / 2 ** 32, 0) / 500;
    });
    // 500 uniforms have a mean of 0.5 ± 0.0129; of 200 means a few exceed 3 standard errors at most.
    expect(means.filter((mean) => Math.abs(mean - 0.5) > 0.039).length).toBeLessThan(4);
    expect(new Set(means).size).toBe(200);
    expect(joinSeeds(1, 2)).not.toBe(joinSeeds(2, 1));
  });
});
