import { isJiraError, type JiraClient } from '../../jira/index.js';
import { jiraIssues } from './issue-store.js';
import { asJiraFields } from './merge-with-feature.js';
import type { FieldWrite } from './save-issues.js';
import type { SyncDeps } from './sync-deps.js';

export interface WritingFields {
  readonly teamId: string;
  readonly client: Pick<JiraClient, 'updateIssue'>;
  readonly storyPointsField: string | null;
}

/**
 * Writes values of ours to an issue; from then on both sides agree on them. What Jira has against a value is kept with the
 * issue, and the value stays here.
 * @throws JiraError where waiting can help
 */
export const writeFields = async (
  deps: Pick<SyncDeps, 'database'>,
  { teamId, client, storyPointsField }: WritingFields,
  { issueId, fields, whole }: FieldWrite,
): Promise<void> => {
  const values = asJiraFields(fields, { now: whole, storyPointsField });
  let problem: string | null = null;
  try {
    if (Object.keys(values).length > 0) await client.updateIssue({ issue: issueId, fields: values });
  } catch (error) {
    if (!isJiraError(error) || error.retryAfterMs !== null || error.kind === 'unauthorized') throw error;
    problem = error.message;
  }
  await deps.database.inTeam(teamId, (scope) =>
    jiraIssues(scope)
      .where({ issue_id: issueId })
      .update({
        field_problem: problem,
        sent: '{}',
        ...(problem === null
          ? { agreed: scope.trx.raw('agreed || ?::jsonb', [JSON.stringify(fields)]) }
          : {}),
      }),
  );
};
