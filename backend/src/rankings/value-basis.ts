import type { ValueBasis } from '@valora/contracts';
import { enoughOutcomes } from '../predictions/index.js';
import type { RankableFeature } from './engine/index.js';

/** Where the predicted values of a ranked list come from, counted over its features. */
export interface ValueBases {
  readonly count: number;
  /** A person gave a figure. */
  readonly estimated: number;
  /** Nobody did, and the team has delivered enough to say what is usual. */
  readonly learned: number;
  /** Nobody did, and the stated prior outweighs what the team has delivered. */
  readonly assumed: number;
  /** Most delivered features that any of the predictions learned from. */
  readonly outcomes: number;
  /** All of those were invented ones of the sample, though features of the team’s own are ranked too. */
  readonly onlySampleOutcomes: boolean;
}

type Judged = RankableFeature & { readonly isSample?: boolean };

const hasEstimate = ({ inputs, prediction }: RankableFeature): boolean =>
  prediction?.basedOn === 'estimate' || (Object.hasOwn(inputs, 'value') && inputs['value'] !== undefined);

const outcomesOf = (features: readonly Judged[]): number =>
  features.reduce((most, { prediction }) => Math.max(most, prediction?.outcomesUsed ?? 0), 0);

export const valueBasesOf = (features: readonly Judged[]): ValueBases => {
  const estimated = features.filter(hasEstimate).length;
  const learned = features.filter(
    (feature) => !hasEstimate(feature) && feature.prediction?.notEnoughSignal === false,
  ).length;
  const own = features.filter(({ isSample }) => isSample !== true);
  const outcomes = outcomesOf(features);
  return {
    count: features.length,
    estimated,
    learned,
    assumed: features.length - estimated - learned,
    outcomes,
    onlySampleOutcomes: own.length > 0 && outcomes > 0 && outcomesOf(own) === 0,
  };
};

/** What the list as a whole rests on: outcomes only where there are enough of them to be heard over the prior. */
export const basisOf = ({ outcomes, estimated }: ValueBases): ValueBasis => {
  if (outcomes >= enoughOutcomes) return 'outcomes';
  return estimated > 0 ? 'estimate' : 'prior';
};

const outcomeWords = ({ outcomes, onlySampleOutcomes }: ValueBases): string =>
  `${outcomes} delivered ${onlySampleOutcomes ? 'sample ' : ''}${outcomes === 1 ? 'feature' : 'features'}`;

/** Why value tells none of the features apart. */
export const whyValueIsSilent = (bases: ValueBases): string => {
  if (bases.estimated > 0) return 'the values given do not tell the features apart';
  if (bases.outcomes === 0)
    return 'nobody has given a value and no outcome is recorded, so every value is assumed';
  return bases.outcomes < enoughOutcomes
    ? `nobody has given a value, and what ${outcomeWords(bases)} returned is too little to learn values from`
    : `nobody has given a value, and what ${outcomeWords(bases)} returned says what is usual, not which feature returns more`;
};

const rest = ({ learned, assumed }: ValueBases): string => {
  const clauses = [
    learned > 0 ? `; for the other ${learned} it takes what is usual for the team` : '',
    assumed > 0 ? `; the value of ${learned > 0 ? 'another' : 'the other'} ${assumed} is assumed` : '',
  ];
  return clauses.join('');
};

/** What values that do tell features apart rest on. */
export const valueWords = (bases: ValueBases): string => {
  const { outcomes, estimated, count } = bases;
  const estimates = `value estimates for ${estimated} of ${count} features`;
  if (outcomes >= enoughOutcomes)
    return estimated === 0
      ? `what ${outcomeWords(bases)} returned, and the inputs that went with it${bases.learned === count ? '' : rest(bases)}`
      : `what ${outcomeWords(bases)} returned and on ${estimates}${rest(bases)}`;
  const recorded =
    outcomes === 0 ? 'No outcome is recorded yet' : `What ${outcomeWords(bases)} returned weighs little yet`;
  return `${estimates}${rest(bases)}. ${recorded}`;
};
