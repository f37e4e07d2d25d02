import { builtInInputs, predictedNames } from '@valora/contracts';
import { inputRules } from '../drawer/input-rules.js';
import { inputLabel } from '../list/words.js';
import { startCriterion, type CriterionDraft } from './criterion-draft.js';

/** What a criterion can read. */
export const criterionNames: readonly string[] = [...predictedNames, ...builtInInputs];

/** A criterion with anchors to start from, by what it reads. */
export const newCriterion = (name: string): CriterionDraft =>
  startCriterion({ name, label: inputLabel(name), rules: inputRules(name) });
