import { maxTries, retryDelayMs } from './retry-delay.js';

describe('retryDelayMs', () => {
  it('doubles up to three hours and never comes before it is asked', () => {
    expect([0, 1, 2, 30].map((tries) => retryDelayMs(tries, 0))).toEqual([
      10_000, 20_000, 40_000, 10_800_000,
    ]);
    expect(retryDelayMs(0, 3_600_000)).toBe(3_600_000);
  });

  it('lasts through hours of trouble before a person is asked', () => {
    const total = Array.from({ length: maxTries - 1 }, (_, tries) => retryDelayMs(tries, 0)).reduce(
      (a, b) => a + b,
    );
    expect(total / 3_600_000).toBeGreaterThan(5);
  });
});
