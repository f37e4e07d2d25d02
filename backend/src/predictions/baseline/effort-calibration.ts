import { clamp, mean, sum } from './numbers.js';
import { stated } from './stated-constants.js';

/** A straight line from log(figure) to log(person-days), and how far reality scatters around it. */
export interface Calibration {
  readonly centre: number;
  readonly level: number;
  readonly slope: number;
  readonly logSd: number;
  /** Delivered features it was learned from. */
  readonly rows: number;
}

export interface FigureAndActual {
  readonly logFigure: number;
  readonly logDays: number;
}

export interface StatedFigure {
  /** log(person-days per unit of the figure). */
  readonly logRatio: number;
  readonly logSd: number;
}

const weight = stated.effort.calibrationWeight;

interface Sums {
  readonly n: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
}

/** Level and slope shrunk to "days = figure × stated ratio" (slope 1); x is centred. */
const line = ({ n, y, xx, xy }: Sums, statedLevel: number): { level: number; slope: number } => ({
  level: (weight * statedLevel + y) / (weight + n),
  slope: clamp((weight + xy) / (weight + xx), 0, 1.5),
});

/**
 * The team's own meaning of a figure, shrunk to the stated one; without history it is the stated one. The spread comes
 * from leave-one-out residuals, so a line that only fits its own points is not believed. The slope never falls below 0:
 * a larger figure never means less work.
 */
export const calibrate = (pairs: readonly FigureAndActual[], prior: StatedFigure): Calibration => {
  const centre = mean(pairs.map(({ logFigure }) => logFigure));
  const statedLevel = centre + prior.logRatio;
  const points = pairs.map(({ logFigure, logDays }) => ({ x: logFigure - centre, y: logDays }));
  const all: Sums = {
    n: points.length,
    y: sum(points.map(({ y }) => y)),
    xx: sum(points.map(({ x }) => x * x)),
    xy: sum(points.map(({ x, y }) => x * (y - statedLevel))),
  };
  const residuals = points.map(({ x, y }) => {
    const others = { n: all.n - 1, y: all.y - y, xx: all.xx - x * x, xy: all.xy - x * (y - statedLevel) };
    const without = line(others, statedLevel);
    return y - without.level - without.slope * x;
  });
  const squares = sum(residuals.map((r) => r * r));
  return {
    centre,
    ...line(all, statedLevel),
    logSd: Math.sqrt((weight * prior.logSd ** 2 + squares) / (weight + points.length)),
    rows: points.length,
  };
};

/** log(person-days) for a figure. */
export const logDaysOf = (calibration: Calibration, logFigure: number): number =>
  calibration.level + calibration.slope * (logFigure - calibration.centre);
