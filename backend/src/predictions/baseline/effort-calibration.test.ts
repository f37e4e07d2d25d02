import fc from 'fast-check';
import { calibrate, logDaysOf } from './effort-calibration.js';

const prior = { logRatio: Math.log(2), logSd: 0.9 };
const finite = fc.double({ min: -3, max: 7, noNaN: true });

describe('what a figure means for a team', () => {
  it('is the stated ratio without history', () => {
    const calibration = calibrate([], prior);
    expect(Math.exp(logDaysOf(calibration, Math.log(3)))).toBeCloseTo(6);
    expect(calibration.logSd).toBeCloseTo(0.9);
  });

  it('becomes the team’s own with history, and surer', () => {
    const pairs = Array.from({ length: 60 }, (_, i) => ({
      logFigure: Math.log(1 + (i % 8)),
      logDays: Math.log(0.5 * (1 + (i % 8))),
    }));
    const calibration = calibrate(pairs, prior);
    expect(Math.exp(logDaysOf(calibration, Math.log(4)))).toBeCloseTo(2, 0);
    expect(calibration.logSd).toBeLessThan(0.4);
    expect(calibration.rows).toBe(60);
  });

  it('moves little after one delivered feature', () => {
    const calibration = calibrate([{ logFigure: 0, logDays: Math.log(200) }], prior);
    expect(Math.exp(logDaysOf(calibration, 0))).toBeLessThan(6);
  });

  it('never says that a larger figure is less work, and stays finite', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ logFigure: finite, logDays: finite }), { maxLength: 30 }),
        finite,
        finite,
        (pairs, a, b) => {
          const calibration = calibrate(pairs, prior);
          expect(Number.isFinite(calibration.logSd) && calibration.logSd > 0).toBe(true);
          expect(logDaysOf(calibration, Math.max(a, b))).toBeGreaterThanOrEqual(
            logDaysOf(calibration, Math.min(a, b)),
          );
        },
      ),
    );
  });
});
