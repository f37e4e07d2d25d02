import type { Contribution, InputValue } from '@valora/contracts';
import type { EffortEstimate } from './effort.js';
import type { Mixture } from './mixture.js';
import { sum } from './numbers.js';
import { stated } from './stated-constants.js';
import type { ValueEstimate } from './value.js';
import type { ValueModel } from './value-model.js';
import type { DeliveredFeature, PredictableFeature, PredictingTeam, TrainedReturn } from '../predictor.js';

export interface Explained {
  readonly feature: PredictableFeature;
  readonly team: PredictingTeam;
  readonly effort: EffortEstimate;
  /** log of the team's median effort in days. */
  readonly logMedianDays: number;
  /** Value and its model at the assumed day rate where that is known, else at the team's. */
  readonly value: ValueEstimate;
  readonly valueModel: ValueModel;
  /** log(E[V] · E[1 / C]) of the prediction. */
  readonly logMeanReturn: number;
}

/** A factor of the mean return, by its logarithm, with where it comes from. */
interface Factor {
  readonly name: string;
  readonly log: number;
  readonly origin: Pick<Contribution, 'source' | 'asOf' | 'actor'>;
}

const logMean = ({ pZero, logMedian, logSd }: Mixture): number =>
  Math.log(1 - pZero) + logMedian + (logSd * logSd) / 2;

const learned = { source: 'model', asOf: null, actor: null } as const;
const originOf = (input: InputValue | undefined): Factor['origin'] =>
  input ? { source: input.source, asOf: input.asOf, actor: input.actor } : learned;

const latest = (outcomes: readonly DeliveredFeature[]): Factor['origin'] => {
  const newest = outcomes.reduce<DeliveredFeature | null>(
    (best, next) => ((next.recordedAt ?? '') > (best?.recordedAt ?? '') ? next : (best ?? next)),
    null,
  );
  return newest ? { source: newest.source, asOf: newest.recordedAt, actor: newest.actor } : learned;
};

/** Splits a change over parts in proportion; nothing where the parts cancel out. */
const split = (change: number, parts: ValueEstimate['helpShifts']): Map<string, number> => {
  const total = sum(parts.map(({ shift }) => shift));
  return new Map(parts.map(({ name, shift }) => [name, total === 0 ? 0 : (change * shift) / total]));
};

const inputFactors = ({ feature, value, valueModel }: Explained): Factor[] => {
  const helps = split(
    Math.log(1 - value.beforeEstimate.pZero) - Math.log(1 - valueModel.base.pZero),
    value.helpShifts,
  );
  const sizes = split(value.beforeEstimate.logMedian - valueModel.base.logMedian, value.sizeShifts);
  return [...new Set([...helps.keys(), ...sizes.keys()])].map((name) => ({
    name,
    log: (helps.get(name) ?? 0) + (sizes.get(name) ?? 0),
    origin: originOf(feature.inputs[name]),
  }));
};

const valueFactors = (explained: Explained): Factor[] => {
  const { feature, value, valueModel } = explained;
  const outcomes: Factor = {
    name: 'outcomes',
    log: logMean(valueModel.base) - logMean(valueModel.prior),
    origin: latest(valueModel.outcomes),
  };
  const estimate: Factor = {
    name: 'value',
    log: logMean(value.value) - logMean(value.beforeEstimate),
    origin: originOf(feature.inputs['value']),
  };
  return [
    ...(valueModel.outcomes.length > 0 ? [outcomes] : []),
    ...inputFactors(explained),
    ...(value.hasEstimate ? [estimate] : []),
  ];
};

const effortFactors = ({ effort, logMedianDays }: Explained): Factor[] => {
  const [leading, ...others] = effort.voices;
  const rest = others.map(({ name, share, logDays }) => ({
    name,
    log: share * (logMedianDays - logDays),
    origin: learned,
  }));
  const spread = (effort.days.logSd ** 2 - stated.effort.pointsLogSd ** 2) / 2;
  const whole = logMedianDays - effort.days.logMedian + spread;
  const unknown = effort.basedOn === 'prior' ? { ...learned, source: 'assumption' as const } : learned;
  const origin = leading.figure ? originOf(leading.figure.input) : unknown;
  return [{ name: leading.name, log: whole - sum(rest.map(({ log }) => log)), origin }, ...rest];
};

const rateFactor = ({ team, logMeanReturn }: Explained, others: readonly Factor[]): Factor[] => {
  const log = logMeanReturn - sum(others.map((factor) => factor.log));
  const origin = { ...learned, source: team.dayRate.assumed ? ('assumption' as const) : ('human' as const) };
  // At the prior, value is measured in the day rate itself and nothing moves.
  const isNothing = team.dayRate.assumedAmount === undefined || Math.abs(log) < 1e-9;
  return isNothing ? [] : [{ name: 'dayRate', log, origin }];
};

const shares = (factors: readonly Factor[], logMeanReturn: number): Contribution[] => {
  const perLog = 100 * (Math.abs(logMeanReturn) < 1e-12 ? 1 : Math.expm1(logMeanReturn) / logMeanReturn);
  const amounts = factors.map(({ log }) => log * perLog);
  /** Rounding only. */
  const remainder = 100 * Math.expm1(logMeanReturn) - sum(amounts);
  return [
    { name: 'baseline', amount: 0, source: 'reference', asOf: null, actor: null },
    ...factors.map(({ name, origin }, i) => ({
      name,
      amount: (amounts[i] ?? 0) + (i === factors.length - 1 ? remainder : 0),
      ...origin,
    })),
  ];
};

/**
 * What moved the mean ROI away from that of the team's middle feature under the stated prior, which is 0 %: whole
 * percent, adding up to the mean. The mean return is a product, so each factor gets its share by the logarithmic mean
 * (B. W. Ang, "Decomposition analysis for policymaking in energy", 2004): exact, and independent of any order.
 */
export const explainRoi = (explained: Explained): Contribution[] => {
  const known = [...valueFactors(explained), ...effortFactors(explained)];
  return shares([...known, ...rateFactor(explained, known)], explained.logMeanReturn);
};

/** What a model says of every feature alike. */
const ofAll: readonly string[] = ['base', 'calibration'];

/**
 * The same for a return that the team's trained model predicts: its own exact contributions are the factors; what it
 * says before it has seen the feature, with P(no effect) and the spread, is what the outcomes taught it.
 */
export const explainTrainedRoi = (
  feature: PredictableFeature,
  { pNoEffect, logMedian, logSd, parts }: TrainedReturn,
): Contribution[] => {
  const logMeanReturn = logMean({ pZero: pNoEffect, logMedian, logSd });
  const moved = parts.filter(({ name, amount }) => amount !== 0 && !ofAll.includes(name));
  const outcomes = logMeanReturn - sum(moved.map(({ amount }) => amount));
  return shares(
    [
      { name: 'outcomes', log: outcomes, origin: learned },
      ...moved.map(({ name, amount }) => ({ name, log: amount, origin: originOf(feature.inputs[name]) })),
    ],
    logMeanReturn,
  );
};
