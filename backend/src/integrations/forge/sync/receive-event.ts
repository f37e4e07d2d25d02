import { AppError, type TeamScope } from '../../../platform/index.js';
import type { ForgeCall } from '../forge-call.js';
import { askToRefresh, commentJob, matchesJob } from './ask-for-work.js';
import { deletedBecause, markDirty } from './dirty-store.js';
import { logEgress } from './egress-log.js';
import { jiraIssues } from './issue-store.js';
import { keepRaw } from './keep-raw.js';
import { readEvent, type JiraEvent } from './read-event.js';
import { startSync } from './start-sync.js';
import { jiraActor, type SyncDeps } from './sync-deps.js';

interface Follower {
  readonly teamId: string;
  readonly projectId: string;
  readonly projectKey: string;
}

/** Teams that follow the project of the event, or any project of the site where the event names none. */
const followersOf = (deps: SyncDeps, call: ForgeCall, event: JiraEvent): Promise<Follower[]> =>
  deps.database.global(async (trx) => {
    const query = trx('forge_projects')
      .where({ installation_id: call.installationId })
      .select('team_id as teamId', 'project_id as projectId', 'project_key as projectKey');
    if (event.projectId !== null) void query.where({ project_id: event.projectId });
    return (await query) as Follower[];
  });

interface KnownIssue {
  issue_id: string;
  project_id: string;
}

/** The issues of the event that belong to the team: in one of its projects, or known from an earlier reading. */
const issuesOf = async (
  scope: TeamScope,
  event: JiraEvent,
  projectIds: ReadonlySet<string>,
): Promise<{ issueId: string; projectId: string }[]> => {
  const known = (await jiraIssues(scope)
    .whereIn(
      'issue_id',
      event.issues.map(({ id }) => id),
    )
    .select('issue_id', 'project_id')) as KnownIssue[];
  const projectOf = new Map(known.map(({ issue_id, project_id }) => [issue_id, project_id]));
  return event.issues.flatMap(({ id, projectId }) => {
    const here = projectId !== null && projectIds.has(projectId) ? projectId : projectOf.get(id);
    return here === undefined || !projectIds.has(here) ? [] : [{ issueId: id, projectId: here }];
  });
};

const reasonOf = ({ type }: JiraEvent): string =>
  type.endsWith(':deleted:issue') ? deletedBecause.itself : type.replace(/^avi:jira(-software)?:/, '');

const note = async (
  deps: SyncDeps,
  scope: TeamScope,
  { event, project, issueIds }: { event: JiraEvent; project: Follower | null; issueIds: readonly string[] },
): Promise<void> => {
  const { type, commentId, matching, deliveryId, fields, bytes } = event;
  const isNew = await keepRaw(scope, {
    projectId: project?.projectId ?? null,
    deliveryId,
    payload: { eventType: type, issueIds, commentId, matching },
  });
  if (!isNew) return;
  await logEgress(scope, deps, {
    project: project === null ? null : { id: project.projectId, key: project.projectKey },
    what: `event received: ${type}`,
    issues: issueIds.length,
    fields,
    bytes,
    actor: jiraActor.name,
  });
};

/** All issues of a project that Jira deleted: each is looked at before its feature leaves. */
const doubtProject = async (scope: TeamScope, projectId: string): Promise<void> => {
  const ids = (await jiraIssues(scope)
    .where({ project_id: projectId })
    .whereNull('removed_at')
    .pluck('issue_id')) as string[];
  await markDirty(
    scope,
    ids.map((issueId) => ({ issueId, projectId, reason: deletedBecause.project })),
  );
};

const isComment = (type: string): boolean => type.includes(':comment');
const isProjectGone = (type: string): boolean => /:(?:deleted|softdeleted):project$/.test(type);
const isProjectChanged = (type: string): boolean => /:(?:updated|restored|unarchived):project$/.test(type);

/** What follows from an event for one team; returns whether issues are to be read. */
const take = async (
  deps: SyncDeps,
  scope: TeamScope,
  { event, projects }: { readonly event: JiraEvent; readonly projects: readonly Follower[] },
): Promise<boolean> => {
  const issues = await issuesOf(scope, event, new Set(projects.map(({ projectId }) => projectId)));
  const projectId = event.projectId ?? issues[0]?.projectId;
  const project = projects.find((one) => one.projectId === projectId) ?? null;
  await note(deps, scope, { event, project, issueIds: issues.map(({ issueId }) => issueId) });
  if (event.isOwn) return false;
  // A comment is read where it became a signal, and nowhere else.
  if (event.commentId !== null && isComment(event.type)) return false;
  if (project !== null && isProjectGone(event.type)) await doubtProject(scope, project.projectId);
  else
    await markDirty(
      scope,
      issues.map((issue) => ({ ...issue, reason: reasonOf(event) })),
    );
  return issues.length > 0 || isProjectGone(event.type);
};

const renameProject = (deps: SyncDeps, call: ForgeCall, event: JiraEvent): Promise<void> =>
  deps.database.global(async (trx) => {
    if (event.projectKey !== null)
      await trx('forge_projects')
        .where({ installation_id: call.installationId, project_id: event.projectId })
        .update({ project_key: event.projectKey });
  });

/** Work that needs to ask Jira which issues an event is about. */
const askFurther = async (
  deps: SyncDeps,
  teamId: string,
  { event, projects }: { readonly event: JiraEvent; readonly projects: readonly Follower[] },
): Promise<void> => {
  const { commentId, matching, type } = event;
  if (commentId !== null && isComment(type))
    await deps.queues.addWork({ teamId, name: commentJob, payload: { commentId } });
  for (const { projectId } of projects) {
    if (matching !== null)
      await deps.queues.addWork({ teamId, name: matchesJob, payload: { projectId, ...matching } });
    if (isProjectChanged(type)) await startSync(deps, { teamId, projectId, kind: 'full', actor: jiraActor });
  }
};

/**
 * Takes an event of Jira: kept once, and the issues it is about are noted to be read again. What the event says of them is
 * not believed, so that one that comes twice, late or out of order does no harm.
 * @throws AppError invalid_input where it is no event of Jira
 */
export const receiveEvent = async (
  deps: SyncDeps,
  call: ForgeCall,
  body: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const event = readEvent(body);
  if (event === null)
    throw new AppError('invalid_input', 'This is no event of Jira: eventType is missing or unknown.');
  if (isProjectChanged(event.type)) await renameProject(deps, call, event);
  const followers = await followersOf(deps, call, event);
  for (const teamId of new Set(followers.map((one) => one.teamId))) {
    const projects = followers.filter((one) => one.teamId === teamId);
    const hasWork = await deps.database.inTeam(teamId, (scope) => take(deps, scope, { event, projects }));
    if (hasWork) await askToRefresh(deps, teamId);
    await askFurther(deps, teamId, { event, projects });
  }
};
