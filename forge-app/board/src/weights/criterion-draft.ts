import type { Criterion, InputDefinition } from '@valora/contracts';

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

/** What is known of what a criterion reads; no rules where nothing is. */
interface Read {
  readonly name: string;
  readonly label: string;
  readonly rules: Pick<InputDefinition, 'min' | 'max' | 'higherIsBetter'> | null;
}

const ends = ({ name, rules }: Read): readonly [low: number, high: number] => {
  const own = suggested.get(name);
  if (own) return own;
  if (!rules) return [0, 10];
  return rules.higherIsBetter ? [rules.min, rules.max] : [rules.max, rules.min];
};

/** A criterion with anchors to start from: low scores 0, high scores 100, whatever the other features have. */
export const startCriterion = (read: Read): CriterionDraft => {
  const [low, high] = ends(read);
  return {
    name: read.name,
    label: read.label,
    weight: '1',
    anchorLow: String(low),
    anchorHigh: String(high),
    scale: 'linear',
  };
};

/** Weighted criteria begin with these: an empty form explains nothing. */
export const firstCriteria = ['predictedRoi', 'demand'] as const;
