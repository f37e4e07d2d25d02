import fc from 'fast-check';
import { meanOf } from './mixture.js';
import { returnOnCost } from './roi.js';
import { stated } from './stated-constants.js';
import { baseRate, logOfHelp } from './value-base-rate.js';
import { statedValue } from './value-prior.js';

const logMedianCost = Math.log(3000);
const prior = statedValue(logMedianCost);

describe('stated value', () => {
  it('expects the team’s middle feature to earn its cost, no more', () => {
    const cost = { pZero: 0, logMedian: logMedianCost, logSd: stated.effort.pointsLogSd };
    expect(meanOf(returnOnCost(prior, cost))).toBeCloseTo(1, 12);
  });

  it('expects two of three features to change nothing', () => {
    expect(prior.pZero).toBeCloseTo(2 / 3);
  });
});

describe('base rate of a team', () => {
  it('is the stated prior without outcomes', () => {
    const rate = baseRate({ outcomes: 0, helpedLogValues: [] }, prior);
    expect(rate.pZero).toBeCloseTo(prior.pZero, 12);
    expect(rate.logMedian).toBeCloseTo(prior.logMedian, 12);
    expect(rate.logSd).toBeCloseTo(prior.logSd, 12);
  });

  it('moves a third of the way after two outcomes and almost all of it after two hundred', () => {
    const helped = (n: number) =>
      baseRate({ outcomes: n, helpedLogValues: Array<number>(n).fill(10) }, prior);
    expect(helped(2).pZero).toBeCloseTo((4 * (2 / 3)) / 6);
    expect(helped(200).pZero).toBeLessThan(0.02);
    expect(helped(200).logMedian).toBeCloseTo(10, 0);
  });

  it('always leaves room for help and for harm, whatever was realised', () => {
    const values = fc.array(fc.double({ min: -10, max: 34, noNaN: true }), { maxLength: 40 });
    fc.assert(
      fc.property(values, fc.nat(40), (helpedLogValues, useless) => {
        const rate = baseRate({ outcomes: helpedLogValues.length + useless, helpedLogValues }, prior);
        expect(rate.pZero).toBeGreaterThan(0);
        expect(rate.pZero).toBeLessThan(1);
        expect(rate.logSd).toBeGreaterThan(0);
        expect(Number.isFinite(rate.logMedian)).toBe(true);
      }),
    );
  });

  it('reads losses, nothing and next to nothing as no effect', () => {
    expect(logOfHelp(-500, logMedianCost)).toBeNull();
    expect(logOfHelp(0, logMedianCost)).toBeNull();
    expect(logOfHelp(29, logMedianCost)).toBeNull();
    expect(logOfHelp(31, logMedianCost)).toBeCloseTo(Math.log(31));
  });
});
