import { daysPerPersonMonth, type InputValue } from '@valora/contracts';
import { clamp } from './numbers.js';
import { stated } from './stated-constants.js';

type Inputs = Readonly<Record<string, InputValue>>;

export type FigureKind = 'estimate' | 'points';

/** A person's word about effort: what kind, which input it came from, and its logarithm (of days or of points). */
export interface EffortFigure {
  readonly kind: FigureKind;
  readonly inputName: 'effortDays' | 'effort' | 'storyPoints';
  readonly input: InputValue;
  readonly logAmount: number;
}

const { minDays, maxDays, minPoints } = stated.effort;

const given = (inputs: Inputs, name: string): InputValue | undefined => {
  const input = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
  return input !== undefined && Number.isFinite(input.value) && input.value >= 0 ? input : undefined;
};

const logOfDays = (days: number): number => Math.log(clamp(days, minDays, maxDays));

/** The estimate in person-days, or in person-months; days win, being finer. */
export const estimateOf = (inputs: Inputs): EffortFigure | null => {
  const days = given(inputs, 'effortDays');
  if (days)
    return { kind: 'estimate', inputName: 'effortDays', input: days, logAmount: logOfDays(days.value) };
  const months = given(inputs, 'effort');
  if (!months) return null;
  const logAmount = logOfDays(months.value * daysPerPersonMonth);
  return { kind: 'estimate', inputName: 'effort', input: months, logAmount };
};

export const pointsOf = (inputs: Inputs): EffortFigure | null => {
  const points = given(inputs, 'storyPoints');
  if (!points) return null;
  const logAmount = Math.log(clamp(points.value, minPoints, maxDays));
  return { kind: 'points', inputName: 'storyPoints', input: points, logAmount };
};

/** What speaks for a feature: an estimate of time before points. */
export const figureOf = (inputs: Inputs): EffortFigure | null => estimateOf(inputs) ?? pointsOf(inputs);

export const logActualDays = (days: number | null): number | null =>
  days !== null && Number.isFinite(days) && days > 0 ? logOfDays(days) : null;
