import type { EffortBasis, ValueBasis } from '@valora/contracts';

/** What the value of a prediction rests on. */
export const valueBasisWords: Record<ValueBasis, string> = {
  outcomes: 'the team’s own outcomes',
  estimate: 'a person’s estimate, shrunk to the team’s base rate',
  prior: 'a stated prior: nobody said anything about its value',
};

/** What the effort of a prediction rests on. */
export const effortBasisWords: Record<EffortBasis, string> = {
  history: 'delivered features of the team',
  estimate: 'a person’s estimate in days',
  points: 'story points',
  text: 'the text alone',
  prior: 'a stated prior',
};
