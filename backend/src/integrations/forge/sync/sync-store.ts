import type { JiraSync } from '@valora/contracts';
import { newId, type Actor, type TeamScope } from '../../../platform/index.js';
import type { TeamProject } from './team-projects.js';

/** A row of `jira_syncs`. */
export interface SyncRecord {
  team_id: string;
  id: string;
  project_id: string;
  project_key: string;
  kind: JiraSync['kind'];
  state: JiraSync['state'];
  next_page_token: string | null;
  pages: number;
  issues_read: number;
  issues_expected: number | null;
  created: number;
  updated: number;
  unchanged: number;
  left_out: number;
  problem: string | null;
  resumes_at: Date | null;
  started_by: string;
  started_at: Date;
  touched_at: Date;
  finished_at: Date | null;
}

const underWay: readonly JiraSync['state'][] = ['running', 'waiting'];

export const isUnderWay = ({ state }: SyncRecord): boolean => underWay.includes(state);

export const syncs = ({ trx, teamId }: TeamScope) => trx('jira_syncs').where({ team_id: teamId });

export const toJiraSync = (row: SyncRecord): JiraSync => ({
  id: row.id,
  projectId: row.project_id,
  projectKey: row.project_key,
  kind: row.kind,
  state: row.state,
  issuesRead: row.issues_read,
  issuesExpected: row.issues_expected,
  created: row.created,
  updated: row.updated,
  unchanged: row.unchanged,
  leftOut: row.left_out,
  problem: row.problem,
  resumesAt: row.resumes_at?.toISOString() ?? null,
  startedAt: row.started_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
});

const listedAtMost = 50;

/** Latest syncs, newest first. */
export const listSyncs = async (scope: TeamScope): Promise<JiraSync[]> =>
  ((await syncs(scope).orderBy('id', 'desc').limit(listedAtMost)) as SyncRecord[]).map(toJiraSync);

export const findSync = async (scope: TeamScope, id: string): Promise<SyncRecord | null> =>
  ((await syncs(scope).where({ id }).first()) as SyncRecord | undefined) ?? null;

export interface NewSync {
  readonly project: TeamProject;
  readonly kind: JiraSync['kind'];
  readonly actor: Actor;
}

/** Starts reading a project; where it is being read already, that reading is returned. */
export const addSync = async (scope: TeamScope, { project, kind, actor }: NewSync): Promise<SyncRecord> => {
  const { trx, teamId } = scope;
  const [added] = (await trx('jira_syncs')
    .insert({
      team_id: teamId,
      id: newId(),
      project_id: project.projectId,
      project_key: project.projectKey,
      kind,
      state: 'running',
      started_by: actor.name,
    })
    .onConflict(trx.raw(`(team_id, project_id) where state in ('running', 'waiting')`))
    .ignore()
    .returning('*')) as SyncRecord[];
  if (added !== undefined) return added;
  const running = (await syncs(scope)
    .where({ project_id: project.projectId })
    .whereIn('state', underWay)
    .first()) as SyncRecord | undefined;
  // It ended between the two statements.
  return running ?? addSync(scope, { project, kind, actor });
};

/** Moves a reading on, provided that nobody else did since `from` was read; null where somebody did. */
export const moveSync = async (
  scope: TeamScope,
  from: SyncRecord,
  change: Partial<Omit<SyncRecord, 'team_id' | 'id'>>,
): Promise<SyncRecord | null> => {
  const [moved] = (await syncs(scope)
    .where({ id: from.id, pages: from.pages })
    .whereIn('state', underWay)
    .update({ ...change, touched_at: scope.trx.fn.now() })
    .returning('*')) as SyncRecord[];
  return moved ?? null;
};

/** A search that starts at its first page: what was read is read again and changes nothing. */
export const startOver = {
  next_page_token: null,
  pages: 0,
  issues_read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  left_out: 0,
} as const;

/** A reading of the project that is under way begins anew. */
export const readFromStart = async (scope: TeamScope, projectId: string): Promise<void> => {
  await syncs(scope)
    .where({ project_id: projectId })
    .whereIn('state', underWay)
    .update({ ...startOver, started_at: scope.trx.fn.now() });
};
