import fc from 'fast-check';
import { meanOf } from './mixture.js';
import { calibrateEstimates, withEstimate } from './value-estimate.js';
import { statedValue } from './value-prior.js';

const base = statedValue(Math.log(3000));
const meanFor = (calibration: ReturnType<typeof calibrateEstimates>, estimate: number) =>
  meanOf(withEstimate(calibration, base, Math.log(estimate)));

describe('a person’s value estimate', () => {
  const stated = calibrateEstimates([], base);

  it('is taken down by the promise factor where it agrees with the base rate', () => {
    expect(meanFor(stated, 2.2 * meanOf(base))).toBeCloseTo(meanOf(base), 6);
  });

  it('is believed the less the further it lies from the base rate', () => {
    const modest = meanFor(stated, 10_000) / 10_000;
    const bold = meanFor(stated, 1_000_000) / 1_000_000;
    expect(bold).toBeLessThan(modest);
    expect(modest).toBeLessThan(1 / 2.2 + 0.1);
  });

  it('never lowers the value by being higher, whatever the team’s record', () => {
    const log = fc.double({ min: 0, max: 30, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.record({ logEstimate: log, logValue: log }), { maxLength: 20 }),
        log,
        log,
        (pairs, a, b) => {
          const calibration = calibrateEstimates(pairs, base);
          expect(meanOf(withEstimate(calibration, base, Math.max(a, b)))).toBeGreaterThanOrEqual(
            meanOf(withEstimate(calibration, base, Math.min(a, b))),
          );
        },
      ),
    );
  });

  it('is worth more in a team whose estimates came true', () => {
    const pairs = Array.from({ length: 40 }, (_, i) => ({ logEstimate: 5 + i / 5, logValue: 5 + i / 5 }));
    const proven = calibrateEstimates(pairs, base);
    expect(proven.slope).toBeGreaterThan(stated.slope);
    expect(proven.logSd).toBeLessThan(stated.logSd);
    expect(Math.exp(withEstimate(proven, base, 10).logMedian)).toBeGreaterThan(0.6 * Math.exp(10));
  });
});
