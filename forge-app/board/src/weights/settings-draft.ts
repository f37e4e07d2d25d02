import { rankingSettings, type Framework, type RankingSettings } from '@valora/contracts';
import { readNumber } from '../format/read-number.js';
import { readCriterion, toCriterionDraft, type CriterionDraft } from './criterion-draft.js';

export interface SettingsDraft {
  readonly framework: Framework;
  readonly criteria: readonly CriterionDraft[];
  readonly formula: string;
}

/** Problems by place: `formula`, `criteria.0.weight`. */
export type DraftProblems = Readonly<Record<string, string>>;
export type ReadDraft = { readonly settings: RankingSettings } | { readonly problems: DraftProblems };

export const toSettingsDraft = (settings: RankingSettings): SettingsDraft => ({
  framework: settings.framework,
  formula: settings.formula ?? '',
  criteria: settings.criteria.map(toCriterionDraft),
});

/** Numbers that are none say so themselves; the contract's own words would speak of types. */
const numberProblems = (draft: SettingsDraft): Record<string, string> => {
  const problems: Record<string, string> = {};
  draft.criteria.forEach((criterion, index) => {
    for (const field of ['weight', 'anchorLow', 'anchorHigh'] as const) {
      if (!Number.isFinite(readNumber(criterion[field])))
        problems[`criteria.${String(index)}.${field}`] = 'Give a number.';
    }
  });
  return problems;
};

const emptyProblems = (draft: SettingsDraft): Record<string, string> => {
  if (draft.framework === 'formula' && draft.formula.trim() === '') return { formula: 'Write a formula.' };
  if (draft.framework !== 'weighted') return {};
  if (draft.criteria.length === 0) return { criteria: 'Add at least one criterion.' };
  return draft.criteria.every(({ weight }) => readNumber(weight) === 0)
    ? { criteria: 'At least one weight must be above 0.' }
    : {};
};

/** The settings a draft stands for, or what is wrong with it and where. */
export const readSettings = (draft: SettingsDraft): ReadDraft => {
  const own = { ...numberProblems(draft), ...emptyProblems(draft) };
  if (Object.keys(own).length > 0) return { problems: own };
  const parsed = rankingSettings.safeParse({
    framework: draft.framework,
    formula: draft.formula.trim() === '' ? null : draft.formula,
    criteria: draft.criteria.map(readCriterion),
  });
  if (parsed.success) return { settings: parsed.data };
  return {
    problems: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message])),
  };
};
