import { builtInInputs } from '../../../../backend/contracts/src/input-definitions';
import { rulesOf } from '../../shared/input-rules';
import { inputLabel } from '../../shared/words';
import type { CriterionDraft } from './settings-draft';

/** Suggested anchors where the scale of an input has no natural ends; a team puts its own in their place. */
const suggested: Record<string, readonly [low: number, high: number]> = {
  predictedRoi: [-100, 300],
  predictedValue: [0, 500_000],
  predictedEffortDays: [60, 1],
  demand: [0, 20],
  reach: [0, 10_000],
  effort: [6, 0.5],
  value: [0, 500_000],
  costOfDelay: [0, 20_000],
  storyPoints: [21, 1],
  effortDays: [60, 1],
};

/** What a criterion can read beside inputs. */
export const predictedNames = ['predictedRoi', 'predictedValue', 'predictedEffortDays', 'demand'] as const;

/** Everything a criterion can read, by its name. */
export const criterionOptions = [...predictedNames, ...builtInInputs].map((name) => ({
  value: name,
  label: inputLabel(name),
}));

const ends = (name: string): readonly [number, number] => {
  const own = suggested[name];
  if (own) return own;
  const rules = rulesOf(name);
  if (!rules) return [0, 10];
  return rules.higherIsBetter ? [rules.min, rules.max] : [rules.max, rules.min];
};

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
