import type { ConflictRule, DataPolicy, GivenBody, jiraFollowing, TwoWayField } from '@valora/contracts';
import { carriesText } from '../../../board/src/data-policy/field-words';

type PolicyBody = GivenBody<typeof jiraFollowing.setPolicy>;

/** A policy as the form holds it: what was typed stays as it was typed. */
export interface PolicyDraft {
  readonly mode: DataPolicy['mode'];
  /** Fields with words of their own that are ticked. */
  readonly fields: readonly string[];
  /** Ids of the site’s own fields, as typed. */
  readonly ownFields: string;
  /** Empty: found by its name. */
  readonly storyPointsField: string;
  readonly rules: Readonly<Record<TwoWayField, ConflictRule>>;
  readonly writeScores: boolean;
}

const ownField = /^customfield_[1-9][0-9]{0,9}$/;

const typedFields = (typed: string): string[] => typed.split(/[\s,;]+/).filter((field) => field !== '');

export const toPolicyDraft = (policy: DataPolicy): PolicyDraft => ({
  mode: policy.mode,
  fields: policy.fields.filter((field) => !ownField.test(field)),
  ownFields: policy.fields.filter((field) => ownField.test(field)).join(', '),
  storyPointsField: policy.storyPointsField ?? '',
  rules: policy.rules,
  writeScores: policy.writeScores,
});

type ReadPolicy =
  { readonly body: PolicyBody } | { readonly problems: Readonly<Partial<Record<keyof PolicyDraft, string>>> };

/** The policy a draft stands for, or what is wrong with it. Nothing that carries text passes in numbers-only mode. */
export const readPolicy = (draft: PolicyDraft): ReadPolicy => {
  const isNumbersOnly = draft.mode === 'numbers_only';
  const own = isNumbersOnly ? [] : typedFields(draft.ownFields);
  const unknown = own.filter((field) => !ownField.test(field));
  const points = draft.storyPointsField.trim();
  const problems = {
    ...(unknown.length === 0
      ? {}
      : { ownFields: `${unknown.join(', ')}: give ids such as customfield_10016, separated by commas.` }),
    ...(points === '' || ownField.test(points)
      ? {}
      : { storyPointsField: 'Give an id such as customfield_10016, or leave it empty.' }),
  };
  if (Object.keys(problems).length > 0) return { problems };
  return {
    body: {
      mode: draft.mode,
      fields: [...new Set([...draft.fields, ...own])].filter(
        (field) => !isNumbersOnly || !carriesText(field),
      ),
      storyPointsField: points === '' ? null : points,
      rules: draft.rules,
      writeScores: draft.writeScores,
    },
  };
};

/** Fields that may leave now and may no longer afterwards: what Valora holds of them is removed. */
export const withdrawnFields = (before: DataPolicy, after: PolicyBody): string[] =>
  before.fields.filter((field) => !after.fields.includes(field));

const asText = ({ mode, fields, storyPointsField, rules, writeScores }: PolicyBody): string =>
  JSON.stringify([mode, [...fields].sort(), storyPointsField, Object.entries(rules).sort(), writeScores]);

export const isSamePolicy = (policy: DataPolicy, body: PolicyBody): boolean =>
  asText(policy) === asText(body);
