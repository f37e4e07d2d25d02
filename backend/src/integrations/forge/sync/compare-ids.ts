import { isJiraError } from '../../jira/index.js';
import { systemActor, type TeamScope } from '../../../platform/index.js';
import { askToRefresh } from './ask-for-work.js';
import { markDirty } from './dirty-store.js';
import { logEgress } from './egress-log.js';
import { jiraIssues } from './issue-store.js';
import { jqlOf } from './read-project.js';
import type { SyncDeps } from './sync-deps.js';
import { findTeamProject } from './team-projects.js';

interface Known {
  issue_id: string;
  removed_at: Date | null;
}

/** Issues of which one side knows and the other does not. */
const differences = async (
  scope: TeamScope,
  projectId: string,
  inJira: ReadonlySet<string>,
): Promise<{ readonly issueId: string; readonly reason: string }[]> => {
  const known = (await jiraIssues(scope)
    .where({ project_id: projectId })
    .select('issue_id', 'removed_at')) as Known[];
  const here = new Set(known.filter(({ removed_at }) => removed_at === null).map(({ issue_id }) => issue_id));
  return [
    ...[...inJira].filter((id) => !here.has(id)).map((issueId) => ({ issueId, reason: 'not known here' })),
    ...[...here]
      .filter((id) => !inJira.has(id))
      .map((issueId) => ({ issueId, reason: 'not met by a reading' })),
  ];
};

/**
 * Compares the issues of a project by their numbers alone, and has those read that only one side knows: what was deleted
 * or made while nobody listened. Trouble with Jira leaves it to the next night.
 */
export const compareIds = async (
  deps: SyncDeps,
  {
    teamId,
    projectId,
    signal,
  }: { readonly teamId: string; readonly projectId: string; readonly signal?: AbortSignal },
): Promise<void> => {
  const project = await deps.database.inTeam(teamId, (scope) => findTeamProject(scope, projectId));
  const connection = project === null ? null : await deps.clients.open(teamId, signal, 'sync');
  if (project === null || connection === null) return;
  const found = new Set<string>();
  try {
    const jql = jqlOf({ project_id: projectId, kind: 'full' });
    for await (const { id } of connection.client.searchByJql({ jql, fields: [], pageSize: 1_000 })) {
      found.add(id);
      signal?.throwIfAborted();
    }
  } catch (error) {
    if (!isJiraError(error)) throw error;
    deps.log.warn(
      { err: error, teamId, projectId },
      'the nightly comparison with Jira is left to the next night',
    );
    return;
  }
  const marked = await deps.database.inTeam(teamId, async (scope) => {
    await logEgress(scope, deps, {
      project: { id: projectId, key: project.projectKey },
      what: 'issue numbers compared',
      issues: found.size,
      fields: [],
      bytes: [...found].join().length,
      actor: systemActor.name,
    });
    const marks = await differences(scope, projectId, found);
    await markDirty(
      scope,
      marks.map((mark) => ({ ...mark, projectId })),
    );
    return marks.length;
  });
  if (marked > 0) await askToRefresh(deps, teamId);
};
