import { confidenceOf } from './confidence.js';

const around = (logMedian: number, logSd: number, pZero = 0.5) => ({ pZero, logMedian, logSd });

describe('confidence', () => {
  it('is nothing where only the prior speaks', () => {
    expect(confidenceOf(around(0, 1.5), around(0, 1.5))).toBe(0);
  });

  it('grows as the interval narrows and does not care how much money it is about', () => {
    const some = confidenceOf(around(2, 1.2), around(0, 1.5));
    const more = confidenceOf(around(2, 0.8), around(0, 1.5));
    expect(some).toBeGreaterThan(0);
    expect(more).toBeGreaterThan(some);
    expect(confidenceOf(around(20, 0.8, 0.1), around(0, 1.5))).toBe(more);
  });

  it('never falls below nothing', () => {
    expect(confidenceOf(around(0, 3), around(0, 1.5))).toBe(0);
  });
});
