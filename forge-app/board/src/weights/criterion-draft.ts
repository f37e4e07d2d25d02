import type { Criterion } from '@valora/contracts';
// No ending: screens in Jira use this file too, and their bundler takes .js for what it says.
import { readNumber } from '../format/read-number';

/** A criterion as a form holds it: numbers are what was typed. */
export interface CriterionDraft {
  readonly name: string;
  readonly label: string;
  readonly weight: string;
  readonly anchorLow: string;
  readonly anchorHigh: string;
  readonly scale: Criterion['scale'];
}

export const toCriterionDraft = (criterion: Criterion): CriterionDraft => ({
  ...criterion,
  weight: String(criterion.weight),
  anchorLow: String(criterion.anchorLow),
  anchorHigh: String(criterion.anchorHigh),
});

/** The criterion a draft stands for; what is no number is NaN. */
export const readCriterion = (draft: CriterionDraft): Criterion => ({
  ...draft,
  weight: readNumber(draft.weight),
  anchorLow: readNumber(draft.anchorLow),
  anchorHigh: readNumber(draft.anchorHigh),
});
