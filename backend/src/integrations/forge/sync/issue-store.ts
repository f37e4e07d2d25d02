import type { TeamScope } from '../../../platform/index.js';
import type { TwoWay } from './reconcile.js';

/** A row of `jira_issues`, as far as reading issues goes. */
export interface IssueRecord {
  issue_id: string;
  issue_key: string;
  project_id: string;
  feature_id: string | null;
  removed_feature_id: string | null;
  jira_updated_at: Date | null;
  synced_at: Date;
  removed_at: Date | null;
  dismissed_at: Date | null;
  left_out_because: string | null;
  agreed: Partial<TwoWay>;
  sent: Partial<TwoWay>;
}

const columns = [
  'issue_id',
  'issue_key',
  'project_id',
  'feature_id',
  'removed_feature_id',
  'jira_updated_at',
  'synced_at',
  'removed_at',
  'dismissed_at',
  'left_out_because',
  'agreed',
  'sent',
];

export const jiraIssues = ({ trx, teamId }: TeamScope) => trx('jira_issues').where({ team_id: teamId });

/** Locks the issues that are known, in one order for all. */
export const lockIssues = async (
  scope: TeamScope,
  ids: readonly string[],
): Promise<Map<string, IssueRecord>> => {
  const rows = (await jiraIssues(scope)
    .whereIn('issue_id', [...ids])
    .orderBy('issue_id')
    .forUpdate()
    .select(columns)) as IssueRecord[];
  return new Map(rows.map((row) => [row.issue_id, row]));
};

/** Makes rows for issues that are new, so that two readings of one wait for each other. */
export const addIssues = async (
  { trx, teamId }: TeamScope,
  issues: readonly { readonly id: string; readonly key: string; readonly projectId: string }[],
): Promise<void> => {
  const sorted = [...issues].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (sorted.length > 0)
    await trx('jira_issues')
      .insert(
        sorted.map(({ id, key, projectId }) => ({
          team_id: teamId,
          issue_id: id,
          issue_key: key,
          project_id: projectId,
          synced_at: new Date(0),
        })),
      )
      .onConflict(['team_id', 'issue_id'])
      .ignore();
};

export interface SavedIssue {
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  readonly featureId: string | null;
  readonly updatedAt: Date | null;
  readonly readAt: Date;
  readonly agreed: Partial<TwoWay>;
  /** On its way to Jira. */
  readonly sent: Partial<TwoWay>;
}

/** Writes what a reading found; an issue that was found is not removed. */
export const storeIssues = async (scope: TeamScope, saved: readonly SavedIssue[]): Promise<void> => {
  if (saved.length === 0) return;
  await scope.trx.raw(
    `update jira_issues j set issue_key = s."issueKey", project_id = s."projectId", feature_id = s."featureId",
       removed_feature_id = null, jira_updated_at = s."updatedAt", synced_at = s."readAt", removed_at = null,
       left_out_because = null, agreed = s.agreed, sent = s.sent
     from jsonb_to_recordset(:saved::jsonb) as s ("issueId" text, "issueKey" text, "projectId" text, "featureId" uuid,
       "updatedAt" timestamptz, "readAt" timestamptz, agreed jsonb, sent jsonb)
     where j.team_id = :teamId and j.issue_id = s."issueId"`,
    { teamId: scope.teamId, saved: JSON.stringify(saved) },
  );
};

/** Features of issues that are there, by the issue’s id. */
export const featuresOfIssues = async (
  scope: TeamScope,
  issueIds: readonly string[],
): Promise<Map<string, string>> => {
  const rows = (await jiraIssues(scope)
    .whereIn('issue_id', [...issueIds])
    .whereNotNull('feature_id')
    .select('issue_id', 'feature_id')) as { issue_id: string; feature_id: string }[];
  return new Map(rows.map((row) => [row.issue_id, row.feature_id]));
};

/** Issues whose feature a person removed here are not taken in again. */
export const noteDismissed = async (
  { trx, teamId }: TeamScope,
  issueIds: readonly string[],
): Promise<void> => {
  await trx.raw(
    `update jira_issues j set dismissed_at = now(), feature_id = null from features f
     where j.team_id = :teamId and j.issue_id = any(:issueIds) and f.team_id = j.team_id and f.id = j.feature_id
       and f.removed_at is not null`,
    { teamId, issueIds: [...issueIds] },
  );
};

/** Notes why issues could not be read this time; their features stay as they are. */
export const noteUnreadable = async (
  scope: TeamScope,
  issues: readonly { readonly id: string; readonly leftOutBecause: string | null }[],
  readAt: Date,
): Promise<void> => {
  for (const { id, leftOutBecause } of issues)
    await jiraIssues(scope)
      .where({ issue_id: id })
      .update({ left_out_because: leftOutBecause, synced_at: readAt, removed_at: null });
};
