import type { SyncConflict } from '@valora/contracts';
import { loadFeatureStates } from '../../../features/index.js';
import { conflict, notFound, recordEvent, type Actor, type TeamScope } from '../../../platform/index.js';
import { conflictsOf, toConflict, type ConflictRow } from './conflict-store.js';
import { markDirty } from './dirty-store.js';
import { jiraIssues } from './issue-store.js';
import { twoWayOf } from './merge-with-feature.js';

export interface Resolution {
  readonly id: string;
  readonly resolution: 'jira' | 'valora';
  readonly actor: Actor;
}

const getConflict = async (scope: TeamScope, id: string): Promise<ConflictRow> => {
  const row = (await conflictsOf(scope).where({ id }).first()) as ConflictRow | undefined;
  if (row === undefined) throw notFound('conflict');
  return row;
};

/**
 * Says whose value holds. What the other side has is noted as what both agreed on, so that the next reading of the issue
 * carries the chosen value over; where Jira’s value changed since the question was put, it is put again.
 * @throws AppError not_found, conflict where it is resolved already
 */
export const resolveConflict = async (
  scope: TeamScope,
  { id, resolution, actor }: Resolution,
): Promise<SyncConflict> => {
  const { trx, teamId } = scope;
  const row = await getConflict(scope, id);
  const [feature] = await loadFeatureStates(scope, [row.feature_id]);
  if (feature === undefined) throw notFound('feature');
  const resolved = await trx('jira_conflicts')
    .where({ team_id: teamId, id })
    .whereNull('resolved_at')
    .update({ resolved_at: trx.fn.now(), resolved_by: actor.name, resolution });
  if (resolved === 0) throw conflict('This conflict is resolved already.');
  const agreed = resolution === 'jira' ? twoWayOf(feature)[row.field] : row.jira_value;
  const [issue] = (await jiraIssues(scope)
    .where({ issue_id: row.issue_id })
    .update({ agreed: trx.raw('agreed || ?::jsonb', [JSON.stringify({ [row.field]: agreed })]) })
    .returning('project_id')) as { project_id: string }[];
  if (issue === undefined) throw notFound('issue');
  await markDirty(scope, [
    { issueId: row.issue_id, projectId: issue.project_id, reason: 'a person decided' },
  ]);
  await recordEvent(scope, {
    type: 'jira.conflict_resolved',
    subjectId: row.feature_id,
    actor,
    payload: { featureIds: [row.feature_id], field: row.field, resolution },
  });
  return toConflict(await getConflict(scope, id));
};
