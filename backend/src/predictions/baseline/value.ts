import type { ValueBasis } from '@valora/contracts';
import type { Mixture } from './mixture.js';
import { clamp, sum } from './numbers.js';
import { stated } from './stated-constants.js';
import { withEstimate } from './value-estimate.js';
import { applyRule, type InputShift } from './value-inputs.js';
import { logValueEstimate, type ValueModel } from './value-model.js';
import type { PredictableFeature } from '../predictor.js';

/** Value of one feature in money, with the steps that led there. */
export interface ValueEstimate {
  readonly value: Mixture;
  /** Before a person's estimate: the base rate as moved by inputs. */
  readonly beforeEstimate: Mixture;
  readonly hasEstimate: boolean;
  readonly helpShifts: readonly InputShift[];
  readonly sizeShifts: readonly InputShift[];
  readonly basedOn: ValueBasis;
}

const { inputMaxLogShift, inputMinProbability } = stated.value;

const basisOf = (outcomes: number, hasEstimate: boolean): ValueBasis => {
  if (outcomes > 0) return 'outcomes';
  return hasEstimate ? 'estimate' : 'prior';
};

/** Base rate → inputs that outcomes vouch for → the person's estimate. */
export const estimateValue = (model: ValueModel, feature: PredictableFeature): ValueEstimate => {
  const helpShifts = applyRule(model.helpRule, feature);
  const sizeShifts = applyRule(model.sizeRule, feature);
  const helps = 1 - model.base.pZero + sum(helpShifts.map(({ shift }) => shift));
  const moved = sum(sizeShifts.map(({ shift }) => shift));
  const beforeEstimate: Mixture = {
    pZero:
      helpShifts.length === 0
        ? model.base.pZero
        : 1 - clamp(helps, inputMinProbability, 1 - inputMinProbability),
    logMedian: model.base.logMedian + clamp(moved, -inputMaxLogShift, inputMaxLogShift),
    logSd: model.base.logSd,
  };
  const logEstimate = logValueEstimate(feature, model.logMedianCost);
  const hasEstimate = logEstimate !== null;
  return {
    value: hasEstimate ? withEstimate(model.estimates, beforeEstimate, logEstimate) : beforeEstimate,
    beforeEstimate,
    hasEstimate,
    helpShifts,
    sizeShifts,
    basedOn: basisOf(model.outcomes.length, hasEstimate),
  };
};
