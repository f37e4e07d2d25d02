import { systemActor } from '../../../platform/index.js';
import { isJiraError } from '../../jira/index.js';
import { askToRefresh } from './ask-for-work.js';
import { markDirty } from './dirty-store.js';
import { logEgress } from './egress-log.js';
import type { SyncDeps } from './sync-deps.js';
import { findTeamProject } from './team-projects.js';

export interface Matching {
  readonly teamId: string;
  readonly projectId: string;
  readonly field: 'fixVersion' | 'sprint';
  readonly id: string;
  readonly signal?: AbortSignal;
}

/** Has the issues of a released version or a closed sprint read again: their own change tells nobody. */
export const findMatches = async (deps: SyncDeps, matching: Matching): Promise<void> => {
  const { teamId, projectId, field, id, signal } = matching;
  const connection = await deps.clients.open(teamId, signal, 'sync');
  if (connection === null) return;
  const jql = `project = ${projectId} AND ${field} = ${id}`;
  const found: string[] = [];
  try {
    for await (const issue of connection.client.searchByJql({ jql, fields: [], pageSize: 1_000 }))
      found.push(issue.id);
  } catch (error) {
    // Sprints are no field of a site without boards, and a version may be gone by now.
    if (isJiraError(error) && error.kind === 'invalid') return;
    throw error;
  }
  await deps.database.inTeam(teamId, async (scope) => {
    const project = await findTeamProject(scope, projectId);
    await logEgress(scope, deps, {
      project: project === null ? null : { id: projectId, key: project.projectKey },
      what: `issue numbers read: ${field}`,
      issues: found.length,
      fields: [],
      bytes: found.join().length,
      actor: systemActor.name,
    });
    await markDirty(
      scope,
      found.map((issueId) => ({ issueId, projectId, reason: `${field} ${id}` })),
    );
  });
  if (found.length > 0) await askToRefresh(deps, teamId);
};
