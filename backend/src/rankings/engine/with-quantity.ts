import type { Spread } from '@valora/contracts';
import { netEffortDays } from './roi-parts.js';
import type { RankableFeature, RankablePrediction } from './types.js';
import { variables } from './variables.js';

/** The same distribution with another mean. */
const scaled = <S extends Spread>(spread: S, mean: number): S => {
  const by = (value: number): number => (spread.mean === 0 ? mean : (value * mean) / spread.mean);
  return { ...spread, mean, p10: by(spread.p10), p50: by(spread.p50), p90: by(spread.p90) };
};

type Change = (prediction: RankablePrediction, to: number) => RankablePrediction;

const roiOf = (value: number, effortDays: number, rate: number): number => value / (effortDays * rate) - 1;

/** Value and effort carry the mean ROI along; see `netEffortDays`. */
const changes: Readonly<Record<string, Change>> = {
  [variables.predictedValue]: (prediction, to) => ({
    ...prediction,
    value: scaled(prediction.value, to),
    roi: { ...prediction.roi, mean: roiOf(to, netEffortDays(prediction), prediction.dayRate.amount) },
  }),
  [variables.predictedEffortDays]: (prediction, to) => {
    const net = (netEffortDays(prediction) * to) / prediction.effortDays.mean;
    return {
      ...prediction,
      effortDays: scaled(prediction.effortDays, to),
      roi: { ...prediction.roi, mean: roiOf(prediction.value.mean, net, prediction.dayRate.amount) },
    };
  },
  [variables.predictedRoi]: (prediction, to) => ({
    ...prediction,
    roi: { ...prediction.roi, mean: to / 100 },
  }),
};

/** The feature as it would be if one number it is scored by were another. */
export const withQuantity = (feature: RankableFeature, variable: string, to: number): RankableFeature => {
  if (variable === variables.demand) return { ...feature, demand: to };
  if (Object.hasOwn(changes, variable))
    return feature.prediction === null
      ? feature
      : { ...feature, prediction: changes[variable]!(feature.prediction, to) };
  const asOf = feature.inputs[variable]?.asOf ?? feature.prediction?.createdAt ?? new Date(0).toISOString();
  const input = { value: to, source: 'assumption', asOf, actor: null } as const;
  return { ...feature, inputs: { ...feature.inputs, [variable]: input } };
};
