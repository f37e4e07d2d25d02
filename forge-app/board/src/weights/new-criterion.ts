// No endings, and not the package: screens in Jira use this file too, see `../drawer/input-rules.ts`.
import { builtInInputs, predictedNames } from '../../../../backend/contracts/src/input-definitions';
import { inputRules } from '../drawer/input-rules';
import { inputLabel } from '../list/input-names';
import type { CriterionDraft } from './criterion-draft';

/** Suggested anchors where the scale of an input has no natural ends; a team puts its own in their place. */
const suggested = new Map<string, readonly [low: number, high: number]>([
  ['predictedRoi', [-100, 300]],
  ['predictedValue', [0, 500_000]],
  ['predictedEffortDays', [60, 1]],
  ['demand', [0, 20]],
  ['reach', [0, 10_000]],
  ['effort', [6, 0.5]],
  ['value', [0, 500_000]],
  ['costOfDelay', [0, 20_000]],
  ['storyPoints', [21, 1]],
  ['effortDays', [60, 1]],
]);

const ends = (name: string): readonly [low: number, high: number] => {
  const own = suggested.get(name);
  if (own) return own;
  const rules = inputRules(name);
  if (!rules) return [0, 10];
  return rules.higherIsBetter ? [rules.min, rules.max] : [rules.max, rules.min];
};

/** What a criterion can read. */
export const criterionNames: readonly string[] = [...predictedNames, ...builtInInputs];

/** A criterion with anchors to start from: low scores 0, high scores 100, whatever the other features have. */
export const newCriterion = (name: string): CriterionDraft => {
  const [low, high] = ends(name);
  return {
    name,
    label: inputLabel(name),
    weight: '1',
    anchorLow: String(low),
    anchorHigh: String(high),
    scale: 'linear',
  };
};

/** What weighted criteria begin with: an empty form explains nothing. */
export const firstCriteria = (): CriterionDraft[] => ['predictedRoi', 'demand'].map(newCriterion);
