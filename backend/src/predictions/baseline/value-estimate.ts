import { type Mixture, meanOf } from './mixture.js';
import { clamp, mean, shrink, sum } from './numbers.js';
import { stated } from './stated-constants.js';

/** How a team's value estimates relate to what was realised. */
export interface EstimateCalibration {
  /** Share of an estimate's distance from the base rate that is believed, 0–1. */
  readonly slope: number;
  /** log of what realisation made of promises beyond the stated factor. */
  readonly shift: number;
  readonly logSd: number;
  /** Outcomes that had an estimate and helped. */
  readonly rows: number;
}

export interface EstimateAndValue {
  readonly logEstimate: number;
  readonly logValue: number;
}

const { promiseFactor, estimateSlope, estimateLogSd, estimateWeight } = stated.value;

/** log of the mean value of a feature with this estimate: base^(1 − slope) · (estimate / factor)^slope. */
const logMeanOf = (calibration: EstimateCalibration, base: Mixture, logEstimate: number): number =>
  (1 - calibration.slope) * Math.log(meanOf(base)) +
  calibration.slope * (logEstimate - Math.log(promiseFactor)) +
  calibration.shift;

const logMedianOf = (calibration: EstimateCalibration, base: Mixture, logEstimate: number): number =>
  logMeanOf(calibration, base, logEstimate) - Math.log(1 - base.pZero) - calibration.logSd ** 2 / 2;

/** The team's own estimates against its outcomes, shrunk to the stated slope, factor and spread. */
export const calibrateEstimates = (
  pairs: readonly EstimateAndValue[],
  base: Mixture,
): EstimateCalibration => {
  const centre = mean(pairs.map(({ logEstimate }) => logEstimate));
  const level = mean(pairs.map(({ logValue }) => logValue));
  const xx = sum(pairs.map(({ logEstimate: x }) => (x - centre) ** 2));
  const xy = sum(pairs.map(({ logEstimate: x, logValue: y }) => (x - centre) * (y - level)));
  const slope = clamp((estimateWeight * estimateSlope + xy) / (estimateWeight + xx), 0, 1);
  const unshifted = { slope, shift: 0, logSd: estimateLogSd, rows: pairs.length };
  const residuals = pairs.map(
    ({ logEstimate, logValue }) => logValue - logMedianOf(unshifted, base, logEstimate),
  );
  const shift = shrink({ mean: mean(residuals), n: pairs.length }, { mean: 0, weight: estimateWeight });
  const squares = sum(residuals.map((r) => (r - shift) ** 2));
  const variance = (estimateWeight * estimateLogSd ** 2 + squares) / (estimateWeight + pairs.length);
  return { ...unshifted, shift, logSd: Math.sqrt(variance) };
};

/**
 * Value of a feature a person put a figure on: the figure is taken down by the promise factor and drawn to the base
 * rate, since the highest estimates are the most overdrawn; P(no effect) stays the base rate's. Rises with the estimate.
 */
export const withEstimate = (
  calibration: EstimateCalibration,
  base: Mixture,
  logEstimate: number,
): Mixture => ({
  pZero: base.pZero,
  logMedian: logMedianOf(calibration, base, logEstimate),
  logSd: calibration.logSd,
});
