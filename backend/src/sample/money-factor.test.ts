import fc from 'fast-check';
import { moneyFactor } from './money-factor.js';

describe('moneyFactor', () => {
  it('leaves euro alone, whatever the day rate', () => {
    expect(moneyFactor({ currency: 'EUR', dayRate: 1_400 })).toBe(1);
  });

  it.each([
    ['GBP', 550, 1],
    ['CHF', 1_100, 2],
    ['JPY', 60_000, 100],
    ['INR', 12_000, 20],
    ['KWD', 0.64, 0.001],
  ])('turns %s at a day rate of %d into a factor of %d', (currency, dayRate, factor) => {
    expect(moneyFactor({ currency, dayRate })).toBeCloseTo(factor, 9);
  });

  it('stays within a factor of 1.6 of the ratio of the day rates', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e7, noNaN: true }), (dayRate) => {
        const off = (moneyFactor({ currency: 'XTS', dayRate }) * 640) / dayRate;
        expect(off).toBeGreaterThan(1 / 1.6);
        expect(off).toBeLessThan(1.6);
      }),
    );
  });
});
