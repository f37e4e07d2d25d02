import type { FeatureState, SyncedRow } from '../../../features/index.js';
import type { ParsedRow } from '../../../imports/index.js';
import { allows, sharedFields, type Policy } from './policy.js';
import { asJiraLabel, isMustDo, mustDoLabel, type PreparedIssue } from './prepare-issues.js';
import { reconcile, type Reconciled, type TwoWay } from './reconcile.js';

export interface MergedIssue extends Reconciled {
  readonly issue: PreparedIssue;
  /** Null where the issue is new here. */
  readonly feature: FeatureState | null;
  readonly row: ParsedRow;
  readonly leave: SyncedRow['leave'];
}

export interface Merging {
  readonly feature: FeatureState | null;
  readonly agreed: Partial<TwoWay>;
  readonly sent: Partial<TwoWay>;
  readonly policy: Policy;
  /** When people last changed two-way fields here, as `feature/field` → milliseconds. */
  readonly editsHere: ReadonlyMap<string, number>;
}

export const twoWayOf = (feature: FeatureState): TwoWay => ({
  title: feature.title,
  storyPoints: feature.inputs['storyPoints']?.value ?? null,
  labels: feature.labels.filter((label) => !isMustDo(label)).map(asJiraLabel),
  mustDo: feature.mustDo,
});

/** Labels keep the spelling they have here. */
const labelsOf = ({ labels }: TwoWay, feature: FeatureState | null): string[] => {
  const spelled = new Map(feature?.labels.map((label) => [asJiraLabel(label), label]));
  return labels.map((label) => spelled.get(label) ?? label);
};

/** What Jira is not asked for stays as it is here; MoSCoW classes are no field of Jira. */
const leaveOf = (feature: FeatureState | null, policy: Policy): SyncedRow['leave'] => {
  const hasOwnTitle = feature !== null && feature.title !== feature.key;
  return new Set([
    'moscow' as const,
    ...(allows(policy, 'summary') || !hasOwnTitle ? [] : (['title'] as const)),
    ...(allows(policy, 'description') ? [] : (['description'] as const)),
    ...(allows(policy, 'labels') ? [] : (['labels', 'must_do'] as const)),
    ...(allows(policy, 'parent') ? [] : (['parent_key'] as const)),
  ]);
};

/** A new issue is agreed as Jira has it; a feature that is here keeps what was changed here, by the rules. */
export const mergeWithFeature = (issue: PreparedIssue, merging: Merging): MergedIssue => {
  const { feature, agreed, sent, policy, editsHere } = merging;
  const { row, twoWay } = issue;
  if (row === null || twoWay === null) throw new Error(`issue ${issue.id} is not taken in`);
  const result = reconcile({
    agreed,
    sent,
    jira: twoWay,
    valora: feature === null ? twoWay : twoWayOf(feature),
    fields: sharedFields(policy),
    rules: policy.rules,
    changedAt: (field) => ({
      jira: issue.updatedAt?.getTime() ?? 0,
      valora: feature === null ? 0 : (editsHere.get(`${feature.id}/${field}`) ?? 0),
    }),
  });
  const { title, mustDo } = result.valora;
  const { storyPoints, ...inputs } = row.inputs;
  const isNew = feature === null;
  return {
    ...result,
    issue,
    feature,
    leave: leaveOf(feature, policy),
    row: {
      ...row,
      title: allows(policy, 'summary') ? title : issue.key,
      labels: labelsOf(result.valora, feature),
      mustDo,
      inputs: isNew && storyPoints !== undefined ? { ...inputs, storyPoints } : inputs,
    },
  };
};

/** Values as fields of Jira; labels go whole, with `must-do` among them where it holds. */
export const asJiraFields = (
  write: Partial<TwoWay>,
  options: { readonly now: TwoWay; readonly storyPointsField: string | null },
): Record<string, unknown> => {
  const { now, storyPointsField } = options;
  const labels = write.labels ?? now.labels;
  const mustDo = write.mustDo ?? now.mustDo;
  return {
    ...(write.title === undefined ? {} : { summary: write.title }),
    ...(write.storyPoints === undefined || storyPointsField === null
      ? {}
      : { [storyPointsField]: write.storyPoints }),
    ...(write.labels === undefined && write.mustDo === undefined
      ? {}
      : { labels: [...labels, ...(mustDo ? [mustDoLabel] : [])] }),
  };
};
