import fc from 'fast-check';
import { normalCdf, normalQuantile } from './normal.js';

describe('normal distribution', () => {
  it.each([
    [0, 0.5],
    [1, 0.841344746068543],
    [-1.959963984540054, 0.025],
    [-8, 6.220960574271786e-16],
  ])('has P(Z < %d) = %d', (x, p) => {
    expect(normalCdf(x) / p).toBeCloseTo(1, 7);
  });

  it('has a quantile that undoes it, tails included', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-8);
      }),
    );
  });
});
