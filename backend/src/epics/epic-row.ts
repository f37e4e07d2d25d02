import type { Epic, EpicState } from '@valora/contracts';
import type { Knex } from 'knex';
import type { TeamScope } from '../platform/index.js';

export interface EpicRow {
  id: string;
  feature_id: string;
  feature_key: string;
  feature_title: string;
  feature_jira_key: string | null;
  feature_removed_at: Date | null;
  request_id: string;
  state: EpicState;
  draft: Epic['draft'];
  jira_key: string | null;
  jira_url: string | null;
  requested_by: string;
  decided_by: string | null;
  problem: string | null;
  claimed_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** Epics `e` with their features `f`. */
export const selectEpics = ({ trx, teamId }: TeamScope): Knex.QueryBuilder =>
  trx('epics as e')
    .join('features as f', (join) => {
      join.on('f.team_id', 'e.team_id').andOn('f.id', 'e.feature_id');
    })
    .where('e.team_id', teamId)
    .select(
      'e.*',
      'f.key as feature_key',
      'f.title as feature_title',
      'f.jira_key as feature_jira_key',
      'f.removed_at as feature_removed_at',
    );

export const toEpic = (row: EpicRow): Epic => ({
  id: row.id,
  featureId: row.feature_id,
  featureKey: row.feature_key,
  featureTitle: row.feature_title,
  state: row.state,
  draft: row.draft,
  jiraKey: row.jira_key,
  jiraUrl: row.jira_url,
  requestedBy: row.requested_by,
  decidedBy: row.decided_by,
  problem: row.problem,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
});
