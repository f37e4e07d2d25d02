import { enoughOutcomes } from './stated-constants.js';
import type { EffortEstimate } from './effort.js';
import type { ValueEstimate } from './value.js';
import type { PredictableFeature, PredictingTeam } from '../predictor.js';

export interface Known {
  readonly feature: PredictableFeature;
  readonly team: PredictingTeam;
  readonly value: ValueEstimate;
  readonly effort: EffortEstimate;
  readonly outcomes: number;
}

/**
 * What would sharpen the prediction if somebody entered it, the feature's own inputs first: `value`, `effortDays`,
 * `title` and `description`, then the team's `actualEffortDays` and `outcomes` of delivered features and its `dayRate`.
 */
export const missingInputs = ({ feature, team, value, effort, outcomes }: Known): string[] => {
  const figure = effort.voices[0].figure;
  const missing: [string, boolean][] = [
    ['value', !value.hasEstimate],
    ['effortDays', figure === null],
    ['title', feature.title.trim() === ''],
    ['description', feature.description.trim() === ''],
    ['actualEffortDays', effort.basedOn !== 'history'],
    ['outcomes', outcomes < enoughOutcomes],
    ['dayRate', team.dayRate.assumed],
  ];
  return missing.flatMap(([name, isMissing]) => (isMissing ? [name] : []));
};
