import { inOrderOfCreation } from './creation-order.js';
import { logActualDays, estimateOf, figureOf, type FigureKind, pointsOf } from './effort-figures.js';
import { type Calibration, calibrate, type FigureAndActual, logDaysOf } from './effort-calibration.js';
import { fitTextModel, type TextModel } from './effort-text.js';
import { mean, median, shrink, sum } from './numbers.js';
import { stated } from './stated-constants.js';
import type { DeliveredFeature, PredictableFeature } from '../predictor.js';

/** What a team's own work says about effort. Logarithms are natural, of person-days. */
export interface EffortModel {
  readonly calibrations: Readonly<Record<FigureKind, Calibration>>;
  /** The team's feature nobody said anything about. */
  readonly base: { readonly logMedian: number; readonly logSd: number };
  /** Delivered features with an actual effort. */
  readonly delivered: number;
  readonly text: TextModel | null;
}

const { medianDays, medianWeight, teamLogSd, daysPerPoint, pointsLogSd, estimateLogSd, calibrationWeight } =
  stated.effort;

const pairsOf = (history: readonly DeliveredFeature[], read: typeof figureOf): FigureAndActual[] =>
  history.flatMap((feature) => {
    const figure = read(feature.inputs);
    const logDays = logActualDays(feature.actualEffortDays);
    return figure && logDays !== null ? [{ logFigure: figure.logAmount, logDays }] : [];
  });

type MaybeDelivered = PredictableFeature & Partial<Pick<DeliveredFeature, 'actualEffortDays'>>;

/** The best that is known of a feature's effort: what it took, else what a person's figure means for this team. */
const knownLogDays = (feature: MaybeDelivered, calibrations: EffortModel['calibrations']): number | null => {
  const actual = logActualDays(feature.actualEffortDays ?? null);
  if (actual !== null) return actual;
  const figure = figureOf(feature.inputs);
  return figure && logDaysOf(calibrations[figure.kind], figure.logAmount);
};

/** Median shrunk to the stated one; spread of the actual efforts shrunk to the stated one. */
const fitBase = (known: readonly number[], actual: readonly number[]): EffortModel['base'] => {
  const centre = mean(actual);
  const squares = sum(actual.map((y) => (y - centre) ** 2));
  return {
    logMedian: shrink(
      { mean: median(known), n: known.length },
      { mean: Math.log(medianDays), weight: medianWeight },
    ),
    logSd: Math.sqrt(
      (calibrationWeight * teamLogSd ** 2 + squares) / (calibrationWeight + Math.max(0, actual.length - 1)),
    ),
  };
};

/**
 * Learns effort from delivered features and from what the team said about its other features, in whatever order they
 * come. The lists share no feature.
 */
export function* fitEffortModel(data: {
  history: readonly DeliveredFeature[];
  backlog: readonly PredictableFeature[];
  /** A base model's word about each feature by id: effort relative to the team's median, in standard deviations. */
  relatives?: ReadonlyMap<string, number>;
}): Generator<void, EffortModel> {
  const history = inOrderOfCreation(data.history);
  const calibrations = {
    estimate: calibrate(pairsOf(history, estimateOf), { logRatio: 0, logSd: estimateLogSd }),
    points: calibrate(pairsOf(history, pointsOf), { logRatio: Math.log(daysPerPoint), logSd: pointsLogSd }),
  };
  const everything: MaybeDelivered[] = [...data.history, ...data.backlog];
  const examples = inOrderOfCreation(everything).flatMap((feature) => {
    const logDays = knownLogDays(feature, calibrations);
    const relative = data.relatives?.get(feature.id) ?? 0;
    return logDays === null
      ? []
      : [{ title: feature.title, description: feature.description, relative, logDays }];
  });
  const actual = history.flatMap((feature) => logActualDays(feature.actualEffortDays) ?? []);
  const base = fitBase(
    examples.map(({ logDays }) => logDays),
    actual,
  );
  const relatives = [...(data.relatives?.values() ?? [])];
  return {
    calibrations,
    base,
    delivered: actual.length,
    text: yield* fitTextModel({ examples, relatives, fallbackLogMedian: base.logMedian }),
  };
}
