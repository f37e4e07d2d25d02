import type { Criterion, Framework, RankingSettings, StoredSettings } from '@valora/contracts';
import {
  readCriterion,
  toCriterionDraft,
  type CriterionDraft,
} from '../../../board/src/weights/criterion-draft';

export interface SettingsDraft {
  readonly framework: Framework;
  readonly criteria: readonly CriterionDraft[];
  /** Only carried along: it is edited where its problems can be shown letter by letter, on the board. */
  readonly formula: string | null;
  readonly locked: boolean;
}

/** Problems by place: `criteria`, `criteria.0.weight`. */
export type DraftProblems = Readonly<Record<string, string>>;
export type ReadDraft = { readonly settings: RankingSettings } | { readonly problems: DraftProblems };

export const toSettingsDraft = (stored: StoredSettings): SettingsDraft => ({
  framework: stored.framework,
  formula: stored.formula,
  locked: stored.locked,
  criteria: stored.criteria.map(toCriterionDraft),
});

const heaviest = 1000;

const read = (criterion: CriterionDraft): Criterion => ({
  ...readCriterion(criterion),
  label: criterion.label.trim(),
});

const problemsOf = (criterion: Criterion): Record<string, string> => {
  const { label, weight, anchorLow, anchorHigh, scale } = criterion;
  const both = Number.isFinite(anchorLow) && Number.isFinite(anchorHigh);
  return {
    ...(label === '' ? { label: 'Give it a name.' } : {}),
    ...(Number.isFinite(weight) && weight >= 0 && weight <= heaviest
      ? {}
      : { weight: `Give a number from 0 to ${String(heaviest)}.` }),
    ...(Number.isFinite(anchorLow) ? {} : { anchorLow: 'Give a number.' }),
    ...(Number.isFinite(anchorHigh) ? {} : { anchorHigh: 'Give a number.' }),
    ...(both && anchorLow === anchorHigh ? { anchorHigh: 'Must differ from the value that scores 0.' } : {}),
    ...(both && scale === 'log' && (anchorLow <= 0 || anchorHigh <= 0)
      ? { scale: 'A log scale needs both anchors above 0.' }
      : {}),
  };
};

const wholeProblems = (criteria: readonly Criterion[]): Record<string, string> => {
  if (criteria.length === 0) return { criteria: 'Add at least one criterion.' };
  return criteria.every(({ weight }) => weight === 0)
    ? { criteria: 'At least one weight must be above 0.' }
    : {};
};

/** The settings a draft stands for, or what is wrong with it and where. */
export const readSettings = (draft: SettingsDraft): ReadDraft => {
  const criteria = draft.criteria.map(read);
  const problems = Object.fromEntries(
    criteria.flatMap((criterion, index) =>
      Object.entries(problemsOf(criterion)).map(([field, problem]) => [
        `criteria.${String(index)}.${field}`,
        problem,
      ]),
    ),
  );
  const all = { ...problems, ...(draft.framework === 'weighted' ? wholeProblems(criteria) : {}) };
  return Object.keys(all).length > 0
    ? { problems: all }
    : { settings: { framework: draft.framework, criteria, formula: draft.formula } };
};
