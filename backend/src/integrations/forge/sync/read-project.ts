import { isJiraError, requestProperty, type IssuePage } from '../../jira/index.js';
import type { OpenConnection } from '../../jira-clients.js';
import { recordEvent, type TeamScope } from '../../../platform/index.js';
import { markDirty } from './dirty-store.js';
import { jiraIssues } from './issue-store.js';
import { troubleOf } from './jira-trouble.js';
import { noteIssuesRead } from './note-issues-read.js';
import { lockPolicy } from './policy-lock.js';
import { fieldsToAsk } from './policy.js';
import { loadPolicy, type StoredPolicy } from './policy-store.js';
import { prepareIssues, type PreparedIssue } from './prepare-issues.js';
import type { RefreshDeps } from './refresh-issues.js';
import { currencyOf, saveIssues } from './save-issues.js';
import type { SiteFields } from './site-fields.js';
import { findSync, isUnderWay, moveSync, startOver, type SyncRecord } from './sync-store.js';
import { findTeamProject } from './team-projects.js';

export interface SyncRequest {
  readonly teamId: string;
  readonly syncId: string;
  readonly signal?: AbortSignal;
}

/** Longer than from one catch-up to the next, because an event may come late and a round may fail. */
const catchUpMinutes = 150;

export const jqlOf = ({ project_id, kind }: Pick<SyncRecord, 'project_id' | 'kind'>): string =>
  kind === 'full'
    ? `project = ${project_id} ORDER BY created ASC`
    : `project = ${project_id} AND updated >= -${String(catchUpMinutes)}m ORDER BY created ASC`;

const pageSize = 100;

interface ReadPage {
  readonly page: IssuePage;
  readonly prepared: readonly PreparedIssue[];
  readonly policy: StoredPolicy;
  readonly site: SiteFields;
  readonly readAt: Date;
  readonly expected: number | null;
}

const databaseTime = async ({ trx }: TeamScope): Promise<Date> => {
  const { rows } = (await trx.raw('select clock_timestamp() as now')) as { rows: [{ now: Date }] };
  return rows[0].now;
};

const readPage = async (
  deps: RefreshDeps,
  { sync, connection, teamId }: { sync: SyncRecord; connection: OpenConnection; teamId: string },
): Promise<ReadPage> => {
  const { client } = connection;
  const jql = jqlOf(sync);
  const { readAt, policy, currency } = await deps.database.inTeam(teamId, async (scope) => ({
    readAt: await databaseTime(scope),
    policy: await loadPolicy(scope, sync.project_id),
    currency: await currencyOf(scope),
  }));
  const expected =
    sync.pages === 0 && sync.kind === 'full'
      ? await client.approximateCount(jql.replace(/ ORDER BY .*/, ''))
      : sync.issues_expected;
  const site = await deps.fieldsOfSite(connection, policy);
  const pages = client.searchPages({
    jql,
    fields: fieldsToAsk(policy, site.storyPointsField),
    properties: [requestProperty],
    pageSize,
    pageToken: sync.next_page_token,
  });
  const first = await pages.next();
  const page: IssuePage = first.done === true ? { issues: [], names: {}, nextPageToken: null } : first.value;
  const prepared = await prepareIssues(page.issues, { policy, site, currency });
  return { page, prepared, policy, site, readAt, expected };
};

/** Issues that a whole reading did not meet: read by themselves, they turn out to be gone or only late in the index. */
const doubtUnseen = async (scope: TeamScope, sync: SyncRecord): Promise<void> => {
  const unseen = (await jiraIssues(scope)
    .where({ project_id: sync.project_id })
    .whereNull('removed_at')
    .where('synced_at', '<', sync.started_at)
    .pluck('issue_id')) as string[];
  await markDirty(
    scope,
    unseen.map((issueId) => ({ issueId, projectId: sync.project_id, reason: 'not met by a reading' })),
  );
};

const finish = async (scope: TeamScope, sync: SyncRecord): Promise<void> => {
  if (sync.kind === 'full') await doubtUnseen(scope, sync);
  await recordEvent(scope, {
    type: 'jira.sync_finished',
    actor: { name: sync.started_by, userId: null },
    payload: {
      projectId: sync.project_id,
      kind: sync.kind,
      issuesRead: sync.issues_read,
      created: sync.created,
      updated: sync.updated,
    },
  });
};

/** Saves a page, what it was and how far the reading is, all or nothing; null where somebody else is ahead. */
const savePage = async (
  deps: RefreshDeps,
  scope: TeamScope,
  { sync, read }: { readonly sync: SyncRecord; readonly read: ReadPage },
): Promise<SyncRecord | null> => {
  const { page, prepared, policy, site, readAt, expected } = read;
  const projectId = sync.project_id;
  const { version } = await lockPolicy(scope, projectId, 'shared');
  // Asked for under a policy that no longer holds: read again.
  if (version !== policy.version) return moveSync(scope, sync, {});
  const saved = await saveIssues(scope, {
    projectId,
    issues: prepared.filter((issue) => issue.projectId === projectId),
    policy,
    readAt,
    from: 'search',
  });
  await markDirty(scope, [
    ...saved.doubtful.map((issueId) => ({ issueId, projectId, reason: 'doubtful in a search' })),
    ...saved.writes.map(({ issueId }) => ({ issueId, projectId, reason: 'changed here' })),
  ]);
  if (page.issues.length > 0)
    await noteIssuesRead(deps, scope, {
      project: { id: projectId, key: sync.project_key },
      issues: page.issues,
      prepared,
      fields: fieldsToAsk(policy, site.storyPointsField),
      actor: sync.started_by,
    });
  const isLast = page.nextPageToken === null;
  const moved = await moveSync(scope, sync, {
    state: isLast ? 'done' : 'running',
    next_page_token: page.nextPageToken,
    pages: sync.pages + 1,
    issues_read: sync.issues_read + page.issues.length,
    issues_expected: expected,
    created: sync.created + saved.created,
    updated: sync.updated + saved.updated,
    unchanged: sync.unchanged + saved.unchanged,
    left_out: sync.left_out + saved.leftOut,
    problem: null,
    resumes_at: null,
    ...(isLast ? { finished_at: scope.trx.fn.now() as unknown as Date } : {}),
  });
  // Another run of the same reading saved this page: the queue took this one for dead.
  if (moved === null) throw new Error(`sync ${sync.id} is past page ${String(sync.pages)}`);
  if (isLast) await finish(scope, moved);
  return moved;
};

const afterTrouble = async (
  deps: RefreshDeps,
  scope: TeamScope,
  { sync, error }: { readonly sync: SyncRecord; readonly error: unknown },
): Promise<SyncRecord | null> => {
  if (!isJiraError(error)) throw error;
  if (error.pageRefused) return moveSync(scope, sync, { ...startOver, state: 'running' });
  const { state, problem, afterMs } = troubleOf(error);
  return moveSync(scope, sync, {
    state,
    problem,
    resumes_at: afterMs === null ? null : new Date(deps.clock.now().getTime() + afterMs),
    ...(state === 'failed' ? { finished_at: deps.clock.now() } : {}),
  });
};

export const tellSync = (deps: Pick<RefreshDeps, 'live'>, sync: SyncRecord): void => {
  deps.live.publish(sync.team_id, 'jira.sync_progressed', {
    syncId: sync.id,
    projectId: sync.project_id,
    state: sync.state,
    issuesRead: sync.issues_read,
    issuesExpected: sync.issues_expected,
  });
};

/** One page further, or into a stated waiting or failure; null where the reading is over or somebody else goes on. */
const step = async (deps: RefreshDeps, request: SyncRequest): Promise<SyncRecord | null> => {
  const { teamId, syncId, signal } = request;
  const inTeam = <T>(work: (scope: TeamScope) => Promise<T>) => deps.database.inTeam(teamId, work);
  const sync = await inTeam((scope) => findSync(scope, syncId));
  if (sync === null || !isUnderWay(sync)) return null;
  if (sync.resumes_at !== null && sync.resumes_at > deps.clock.now()) return null;
  const stop = (problem: string) =>
    inTeam((scope) => moveSync(scope, sync, { state: 'failed', problem, finished_at: deps.clock.now() }));
  if ((await inTeam((scope) => findTeamProject(scope, sync.project_id))) === null)
    return stop('The project is no longer connected.');
  const connection = await deps.clients.open(teamId, signal, 'sync');
  if (connection === null)
    return stop('The team’s connection to Jira is paused or gone: resume it, then read again.');
  try {
    const read = await readPage(deps, { sync, connection, teamId });
    return await inTeam((scope) => savePage(deps, scope, { sync, read }));
  } catch (error) {
    return inTeam((scope) => afterTrouble(deps, scope, { sync, error }));
  }
};

/**
 * Reads a project page by page. Each page is one transaction with how far the reading is, so that a run that was cut off
 * goes on behind the last one; saving a page again changes nothing. Returns when it is done, failed or has to wait.
 */
export const readProject = async (deps: RefreshDeps, request: SyncRequest): Promise<void> => {
  for (;;) {
    request.signal?.throwIfAborted();
    const sync = await step(deps, request);
    if (sync === null) return;
    tellSync(deps, sync);
    if (sync.state !== 'running') return;
  }
};
