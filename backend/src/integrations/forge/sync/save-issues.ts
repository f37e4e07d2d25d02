import { getTeamSettings } from '../../../identity/index.js';
import {
  loadFeatureStates,
  restoreFeature,
  saveSyncedFeatures,
  setInputs,
  type FeatureState,
  type SyncedRow,
} from '../../../features/index.js';
import { saveSyncedOutcomes } from '../../../outcomes/index.js';
import type { TeamScope } from '../../../platform/index.js';
import { noteConflicts } from './conflict-store.js';
import { loadEditsHere } from './edited-here.js';
import { followLinks } from './follow-links.js';
import {
  addIssues,
  lockIssues,
  noteDismissed,
  noteUnreadable,
  storeIssues,
  type IssueRecord,
} from './issue-store.js';
import { mergeWithFeature, type MergedIssue } from './merge-with-feature.js';
import { allows, sharedFields, type Policy } from './policy.js';
import type { PreparedIssue } from './prepare-issues.js';
import { sameValue, type TwoWay } from './reconcile.js';
import { removeIssues } from './remove-issues.js';
import { jiraActor } from './sync-deps.js';
import { storeWork } from './work-store.js';

export interface SaveIssues {
  readonly projectId: string;
  readonly issues: readonly PreparedIssue[];
  readonly policy: Policy;
  /** The database’s time before Jira was asked. */
  readonly readAt: Date;
  /** A search index may lag behind: it neither brings back what is removed nor undoes what was read since. */
  readonly from: 'search' | 'issues';
}

/** A value of ours on its way to Jira. */
export interface FieldWrite {
  readonly issueId: string;
  readonly fields: Partial<TwoWay>;
  /** All two-way fields as they are to be. */
  readonly whole: TwoWay;
}

export interface SavedIssues {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly leftOut: number;
  readonly writes: readonly FieldWrite[];
  /** Issues that have to be read themselves, because what the search said of them may be old. */
  readonly doubtful: readonly string[];
}

type Standing = 'new' | 'known' | 'stale' | 'doubtful' | 'dismissed';

const standingOf = (issue: PreparedIssue, record: IssueRecord | undefined, save: SaveIssues): Standing => {
  if (record === undefined || record.synced_at.getTime() === 0) return 'new';
  if (record.synced_at > save.readAt) return 'stale';
  const isOlder =
    record.jira_updated_at !== null && issue.updatedAt !== null && issue.updatedAt < record.jira_updated_at;
  if (save.from === 'search' && (record.removed_at !== null || isOlder)) return 'doubtful';
  return record.dismissed_at === null ? 'known' : 'dismissed';
};

/** The living feature of each issue: the one that stood for it, brought back where it was removed with the issue. */
const findFeatures = async (
  scope: TeamScope,
  issues: readonly PreparedIssue[],
  records: ReadonlyMap<string, IssueRecord>,
): Promise<Map<string, FeatureState>> => {
  const ids = new Map<string, string>();
  for (const { id } of issues) {
    const record = records.get(id);
    const removed = record?.removed_feature_id ?? null;
    if (record?.feature_id != null) ids.set(id, record.feature_id);
    else if (removed !== null && (await restoreFeature(scope, removed, jiraActor))) ids.set(id, removed);
  }
  const states = await loadFeatureStates(scope, [...ids.values()]);
  const byId = new Map(states.map((state) => [state.id, state]));
  return new Map(
    [...ids].flatMap(([issueId, id]) => (byId.has(id) ? [[issueId, byId.get(id) as FeatureState]] : [])),
  );
};

/** Features that came in otherwise, such as by an import, by their key: the issue takes its place behind them. */
const findByKey = async (
  { trx, teamId }: TeamScope,
  keys: readonly string[],
): Promise<Map<string, string>> => {
  const rows = (await trx('features as f')
    .where({ 'f.team_id': teamId, 'f.is_sample': false })
    .whereNull('f.removed_at')
    .whereIn('f.key', [...keys])
    .whereNotExists(
      trx('jira_issues as j').whereRaw('j.team_id = f.team_id and j.feature_id = f.id').select(trx.raw('1')),
    )
    .select('f.id', 'f.key')) as { id: string; key: string }[];
  return new Map(rows.map(({ id, key }) => [key, id]));
};

const statesOf = async (
  scope: TeamScope,
  issues: readonly PreparedIssue[],
  records: ReadonlyMap<string, IssueRecord>,
): Promise<Map<string, FeatureState>> => {
  const known = await findFeatures(scope, issues, records);
  const unknown = issues.filter(({ id }) => !known.has(id));
  const byKey = await findByKey(
    scope,
    unknown.map(({ key }) => key),
  );
  const states = await loadFeatureStates(scope, [...byKey.values()]);
  for (const { id, key } of unknown) {
    const state = states.find((one) => one.id === byKey.get(key));
    if (state !== undefined) known.set(id, state);
  }
  return known;
};

const storePoints = async (scope: TeamScope, merged: readonly MergedIssue[]): Promise<void> => {
  for (const { feature, valora } of merged) {
    const before = feature?.inputs['storyPoints']?.value ?? null;
    if (feature === null || sameValue(before, valora.storyPoints)) continue;
    await setInputs(scope, {
      featureId: feature.id,
      inputs: [{ name: 'storyPoints', value: valora.storyPoints }],
      actor: jiraActor,
      source: 'sync',
    });
  }
};

interface Taken {
  readonly issues: readonly PreparedIssue[];
  readonly records: ReadonlyMap<string, IssueRecord>;
}

const takeIn = async (scope: TeamScope, save: SaveIssues, { issues, records }: Taken) => {
  const { policy, readAt } = save;
  const states = await statesOf(scope, issues, records);
  const editsHere = await loadEditsHere(
    scope,
    [...states.values()].map(({ id }) => id),
  );
  const merged = issues.map((issue) =>
    mergeWithFeature(issue, {
      feature: states.get(issue.id) ?? null,
      agreed: records.get(issue.id)?.agreed ?? {},
      sent: records.get(issue.id)?.sent ?? {},
      policy,
      editsHere,
    }),
  );
  const rows = merged.map(({ feature, row, leave }): SyncedRow => ({
    featureId: feature?.id ?? null,
    row,
    leave,
  }));
  const saved = await saveSyncedFeatures(scope, rows, { actor: jiraActor, origin: 'Jira', asOf: readAt });
  await storePoints(scope, merged);
  const featureOf = new Map(merged.map(({ issue }, index) => [issue.id, saved.ids[index] as string]));
  await storeIssues(
    scope,
    merged.map(({ issue, agreed, toJira }) => ({
      issueId: issue.id,
      issueKey: issue.key,
      projectId: save.projectId,
      featureId: featureOf.get(issue.id) ?? null,
      updatedAt: issue.updatedAt,
      readAt,
      agreed,
      sent: toJira,
    })),
  );
  await noteConflicts(
    scope,
    merged.map(({ issue, conflicts }) => ({
      featureId: featureOf.get(issue.id) as string,
      issueId: issue.id,
      compared: sharedFields(policy),
      conflicts,
    })),
  );
  const fresh = new Set(issues.filter(({ id }) => !states.has(id)).map(({ id }) => id));
  if (allows(policy, 'issuelinks')) await followLinks(scope, issues, fresh);
  if (allows(policy, 'timetracking') || allows(policy, 'worklog'))
    await storeWork(scope, issues, { featureOf, asOf: readAt });
  await saveSyncedOutcomes(
    scope,
    merged.map(({ row }) => row),
    jiraActor,
  );
  const writes = merged.flatMap(({ issue, toJira, valora }): FieldWrite[] =>
    Object.keys(toJira).length === 0 ? [] : [{ issueId: issue.id, fields: toJira, whole: valora }],
  );
  return { ...saved, writes };
};

/**
 * Saves issues as Jira has them: features are added, changed, left alone, or removed where the issue may not be taken in.
 * What another reading found since is left to it. May be done again with the same issues and then changes nothing.
 */
export const saveIssues = async (scope: TeamScope, save: SaveIssues): Promise<SavedIssues> => {
  const { projectId, issues } = save;
  await addIssues(
    scope,
    issues.map(({ id, key }) => ({ id, key, projectId })),
  );
  const ids = issues.map(({ id }) => id);
  await noteDismissed(scope, ids);
  const records = await lockIssues(scope, ids);
  const standing = (issue: PreparedIssue) => standingOf(issue, records.get(issue.id), save);
  const current = issues.filter((issue) => ['new', 'known'].includes(standing(issue)));
  const readable = current.filter(({ row }) => row !== null);
  const leftOut = current.filter(({ row }) => row === null);
  const unreadable = leftOut.filter(({ isUnreadable }) => isUnreadable);
  const saved = await takeIn(scope, save, { issues: readable, records });
  await removeIssues(
    scope,
    leftOut
      .filter(({ isUnreadable }) => !isUnreadable)
      .map(({ id, leftOutBecause }) => ({ id, because: leftOutBecause ?? '' })),
    { readAt: save.readAt, isGone: false },
  );
  await noteUnreadable(scope, unreadable, save.readAt);
  return {
    created: saved.created,
    updated: saved.updated,
    unchanged: saved.unchanged + issues.length - current.length,
    leftOut: leftOut.length,
    writes: saved.writes,
    doubtful: issues.filter((issue) => standing(issue) === 'doubtful').map(({ id }) => id),
  };
};

/** The currency that amounts in issues are taken to be in. */
export const currencyOf = async (scope: TeamScope): Promise<string> =>
  (await getTeamSettings(scope)).currency;
