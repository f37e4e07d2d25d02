import type { SyncConflict, TwoWayField } from '@valora/contracts';
import { newestPage, newId, recordEvent, type PageQuery, type TeamScope } from '../../../platform/index.js';
import type { FieldConflict } from './reconcile.js';
import { jiraActor } from './sync-deps.js';

export interface FoundConflict {
  readonly featureId: string;
  readonly issueId: string;
  /** Every two-way field that was compared; one that is no conflict any more is closed. */
  readonly compared: readonly TwoWayField[];
  readonly conflicts: readonly FieldConflict[];
}

/** Fields whose sides became equal again need no answer. */
const closeSettled = async ({ trx, teamId }: TeamScope, found: readonly FoundConflict[]): Promise<void> => {
  const settled = found.flatMap(({ issueId, compared, conflicts }) =>
    compared
      .filter((field) => !conflicts.some((conflict) => conflict.field === field))
      .map((field) => ({ issueId, field })),
  );
  if (settled.length > 0)
    await trx.raw(
      `delete from jira_conflicts c using jsonb_to_recordset(:settled::jsonb) as s ("issueId" text, field text)
       where c.team_id = :teamId and c.issue_id = s."issueId" and c.field = s.field and c.resolved_at is null`,
      { teamId, settled: JSON.stringify(settled) },
    );
};

/** Keeps both values of every conflict, and says so once for each that is new. */
export const noteConflicts = async (scope: TeamScope, found: readonly FoundConflict[]): Promise<void> => {
  const { trx, teamId } = scope;
  await closeSettled(scope, found);
  for (const { featureId, issueId, conflicts } of found)
    for (const { field, jiraValue, valoraValue } of conflicts) {
      const values = { jira_value: JSON.stringify(jiraValue), valora_value: JSON.stringify(valoraValue) };
      const open = { team_id: teamId, issue_id: issueId, field };
      const known = await trx('jira_conflicts').where(open).whereNull('resolved_at').update(values);
      if (known > 0) continue;
      await trx('jira_conflicts').insert({ ...open, id: newId(), feature_id: featureId, ...values });
      await recordEvent(scope, {
        type: 'jira.conflict_found',
        subjectId: featureId,
        actor: jiraActor,
        payload: { featureIds: [featureId], field },
      });
    }
};

export interface ConflictRow {
  id: string;
  feature_id: string;
  issue_id: string;
  field: TwoWayField;
  jira_value: unknown;
  valora_value: unknown;
  detected_at: Date;
  resolved_at: Date | null;
  resolved_by: string | null;
  resolution: SyncConflict['resolution'];
  issue_key: string;
  title: string;
}

export const toConflict = (row: ConflictRow): SyncConflict => ({
  id: row.id,
  featureId: row.feature_id,
  issueKey: row.issue_key,
  title: row.title,
  field: row.field,
  jiraValue: row.jira_value,
  valoraValue: row.valora_value,
  detectedAt: row.detected_at.toISOString(),
  resolvedAt: row.resolved_at?.toISOString() ?? null,
  resolvedBy: row.resolved_by,
  resolution: row.resolution,
});

/** Conflicts with the key of their issue and the title of their feature. */
export const conflictsOf = ({ trx, teamId }: TeamScope) =>
  trx.from(
    trx('jira_conflicts as c')
      .join('features as f', (on) => void on.on('f.team_id', 'c.team_id').on('f.id', 'c.feature_id'))
      .join('jira_issues as j', (on) => void on.on('j.team_id', 'c.team_id').on('j.issue_id', 'c.issue_id'))
      .where('c.team_id', teamId)
      .select('c.*', 'f.title', 'j.issue_key')
      .as('conflicts'),
  );

/** Conflicts, newest first. */
export const listConflicts = async (
  scope: TeamScope,
  { open, ...query }: PageQuery & { readonly open?: 'true' | 'false' | undefined },
) =>
  newestPage<ConflictRow, SyncConflict>({
    query,
    wanted: () => {
      const rows = conflictsOf(scope);
      if (open === 'true') void rows.whereNull('resolved_at');
      if (open === 'false') void rows.whereNotNull('resolved_at');
      return rows;
    },
    toItem: toConflict,
  });
