import { findFeature, removeFeature, stripFeatures } from '../../../features/index.js';
import { recordEvent, type TeamScope } from '../../../platform/index.js';
import { jiraIssues, lockIssues } from './issue-store.js';
import { jiraActor } from './sync-deps.js';

export interface RemovedIssue {
  readonly id: string;
  readonly because: string;
}

/** What is kept of a feature whose issue may not be taken in any more. */
const strip = { title: true, description: true, labels: true, parent: true, inputs: true };

/**
 * Takes issues out: their features leave every list, with their history, and come back when the issues do.
 * `isGone`: Jira no longer has them, or no longer shows them; otherwise they are there and may not be taken in, and what
 * they said does not stay here either.
 */
export const removeIssues = async (
  scope: TeamScope,
  issues: readonly RemovedIssue[],
  { readAt, isGone }: { readonly readAt: Date; readonly isGone: boolean },
): Promise<void> => {
  const records = await lockIssues(
    scope,
    issues.map(({ id }) => id),
  );
  for (const { id, because } of issues) {
    const record = records.get(id);
    if (record === undefined || record.synced_at > readAt) continue;
    const featureId = record.feature_id;
    const isHere = featureId !== null && (await findFeature(scope, featureId)) !== null;
    // Before the removal, whose event names the title.
    if (isHere && !isGone) await stripFeatures(scope, [featureId], { strip, actor: jiraActor, because });
    if (isHere) await removeFeature(scope, featureId, jiraActor);
    await jiraIssues(scope)
      .where({ issue_id: id })
      .update({
        feature_id: null,
        removed_feature_id: isHere ? featureId : record.removed_feature_id,
        removed_at: isGone ? (record.removed_at ?? readAt) : null,
        left_out_because: isGone ? null : because,
        synced_at: readAt,
        ...(isGone ? {} : { agreed: '{}', sent: '{}' }),
      });
    await scope
      .trx('jira_conflicts')
      .where({ team_id: scope.teamId, issue_id: id })
      .whereNull('resolved_at')
      .delete();
    if (!isHere) continue;
    await recordEvent(scope, {
      type: 'jira.issue_removed',
      subjectId: featureId,
      actor: jiraActor,
      payload: { featureIds: [featureId], issueKey: record.issue_key, because },
    });
  }
};
