import type { EffortBasis } from '@valora/contracts';
import { type EffortFigure, figureOf } from './effort-figures.js';
import { logDaysOf } from './effort-calibration.js';
import type { EffortModel } from './effort-model.js';
import { logDaysFromText } from './effort-text.js';
import type { Mixture } from './mixture.js';
import { clamp } from './numbers.js';
import { stated } from './stated-constants.js';
import type { PredictableFeature, TrainedEffort } from '../predictor.js';

/** One voice in an effort: its share of the logarithm of the median. Shares add up to 1. */
export interface EffortVoice {
  readonly name: 'effortDays' | 'effort' | 'storyPoints' | 'text' | 'team' | 'effortModel';
  readonly share: number;
  readonly logDays: number;
  readonly figure: EffortFigure | null;
}

/** Effort of one feature in person-days (log-normal), and who said so; the first voice sets the spread. */
export interface EffortEstimate {
  readonly days: Mixture;
  readonly basedOn: EffortBasis;
  readonly voices: readonly [EffortVoice, ...EffortVoice[]];
}

const { minHistory, maxTextShare, minDays, maxDays } = stated.effort;
/** However well a team's estimates fit, a feature's effort is not known to the hour before it is done. */
const minLogSd = 0.1;

type TextSays = { readonly logDays: number; readonly logSd: number };

/** A feature with what trained models say of it. */
export interface RatedFeature extends PredictableFeature {
  /** The base model's relative effort, 0 where there is none. */
  readonly relative: number;
  /** The team's own trained model, where it has one. */
  readonly trained: TrainedEffort | null;
}

const hasText = ({ title, description }: RatedFeature): boolean => `${title}${description}`.trim() !== '';

const textSays = (model: EffortModel, feature: RatedFeature, place: 'beside' | 'alone'): TextSays | null => {
  if (!hasText(feature)) return null;
  const chosen = model.text?.[place] ?? null;
  if (model.text === null || chosen === null) return null;
  const variance = model.base.logSd ** 2;
  return {
    logDays: logDaysFromText(model.text, feature, chosen.weight),
    logSd: Math.sqrt(Math.max(variance - chosen.varianceGain, variance / 4)),
  };
};

const inDays = (logMedian: number, logSd: number): Mixture => ({
  pZero: 0,
  logMedian: clamp(logMedian, Math.log(minDays), Math.log(maxDays)),
  logSd: Math.max(minLogSd, logSd),
});

const withFigure = (model: EffortModel, figure: EffortFigure, feature: RatedFeature): EffortEstimate => {
  const calibration = model.calibrations[figure.kind];
  const logDays = logDaysOf(calibration, figure.logAmount);
  const text = textSays(model, feature, 'beside');
  const share = text
    ? Math.min(maxTextShare, calibration.logSd ** 2 / (calibration.logSd ** 2 + text.logSd ** 2))
    : 0;
  const spoken: EffortVoice = { name: figure.inputName, share: 1 - share, logDays, figure };
  return {
    days: inDays((1 - share) * logDays + share * (text?.logDays ?? 0), calibration.logSd),
    basedOn: calibration.rows >= minHistory ? 'history' : figure.kind,
    voices: text ? [spoken, { name: 'text', share, logDays: text.logDays, figure: null }] : [spoken],
  };
};

const asTrained = ({ logMedian, logSd }: TrainedEffort): EffortEstimate => ({
  days: inDays(logMedian, logSd),
  basedOn: 'history',
  voices: [{ name: 'effortModel', share: 1, logDays: logMedian, figure: null }],
});

/**
 * Effort of a feature: what the team's own trained model says, if it has one, which saw every figure too. Else a person's figure in the team's own meaning, moved by the text; without a figure the text;
 * without either the team's median. Text sharpens the middle but not the spread beside a figure, since both
 * describe the same issue and are wrong together.
 */
export const estimateEffort = (model: EffortModel, feature: RatedFeature): EffortEstimate => {
  if (feature.trained) return asTrained(feature.trained);
  const figure = figureOf(feature.inputs);
  if (figure) return withFigure(model, figure, feature);
  const text = textSays(model, feature, 'alone');
  if (text) {
    const voice: EffortVoice = { name: 'text', share: 1, logDays: text.logDays, figure: null };
    return { days: inDays(text.logDays, text.logSd), basedOn: 'text', voices: [voice] };
  }
  const { logMedian, logSd } = model.base;
  return {
    days: inDays(logMedian, logSd),
    basedOn: model.delivered >= minHistory ? 'history' : 'prior',
    voices: [{ name: 'team', share: 1, logDays: logMedian, figure: null }],
  };
};
