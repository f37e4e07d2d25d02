import { twoWayFields } from '@valora/contracts';
import {
  touchedFeatures,
  type EventHandler,
  type HandlerContext,
  type JobHandler,
  type PeriodicHandler,
  type StoredEvent,
  type TeamScope,
} from '../../../platform/index.js';
import {
  askToRead,
  askToRefresh,
  commentJob,
  compareJob,
  matchesJob,
  refreshJob,
  syncJob,
} from './ask-for-work.js';
import { refreshComment } from './comment-signals.js';
import { compareIds } from './compare-ids.js';
import { hasReadable, markDirty } from './dirty-store.js';
import { findMatches } from './find-matches.js';
import { jiraIssues, noteDismissed } from './issue-store.js';
import { readProject } from './read-project.js';
import { refreshIssues, type RefreshDeps } from './refresh-issues.js';
import { followPolicy } from './set-policy.js';
import { startSync } from './start-sync.js';
import { jiraActor, type SyncDeps } from './sync-deps.js';
import { syncs, type SyncRecord } from './sync-store.js';
import { listTeamProjects } from './team-projects.js';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const shared: ReadonlySet<string> = new Set(twoWayFields);

/** Whether a change of a feature concerns a field that Jira has too. */
const concernsJira = ({ payload }: StoredEvent): boolean => {
  const { changes, inputs } = payload;
  const names = [
    ...(typeof changes === 'object' && changes !== null ? Object.keys(changes) : []),
    ...(Array.isArray(inputs) ? inputs.map((input: { name?: unknown }) => textOf(input.name)) : []),
  ];
  return names.some((name) => shared.has(name));
};

/** Issues whose features people changed here are read and written together with those that changed in Jira. */
const markEdited = async (scope: TeamScope, event: StoredEvent): Promise<boolean> => {
  const rows = (await jiraIssues(scope)
    .whereIn('feature_id', touchedFeatures(event))
    .select('issue_id as issueId', 'project_id as projectId')) as { issueId: string; projectId: string }[];
  await markDirty(
    scope,
    rows.map((row) => ({ ...row, reason: 'changed here' })),
  );
  return rows.length > 0;
};

const dismiss = async (scope: TeamScope, event: StoredEvent): Promise<void> => {
  const ids = (await jiraIssues(scope)
    .whereIn('feature_id', touchedFeatures(event))
    .pluck('issue_id')) as string[];
  await noteDismissed(scope, ids);
};

export const jiraSyncEventHandlers = (deps: SyncDeps): EventHandler[] => [
  {
    name: 'read-connected-project',
    on: ['jira.project_connected'],
    handle: async ({ payload, actor, actorId }, { teamId, inTeam }) => {
      const projectId = textOf(payload['projectId']);
      const projects = await inTeam(listTeamProjects);
      if (projects.some((project) => project.projectId === projectId))
        await startSync(deps, { teamId, projectId, kind: 'full', actor: { name: actor, userId: actorId } });
    },
  },
  {
    name: 'follow-data-policy',
    on: ['jira.policy_set'],
    handle: async ({ payload, actor }, { teamId }) => {
      const withdrawn = payload['withdrawn'];
      await followPolicy(deps, {
        teamId,
        projectId: textOf(payload['projectId']),
        hasWithdrawn: Array.isArray(withdrawn) && withdrawn.length > 0,
        by: actor,
      });
    },
  },
  {
    name: 'carry-edits-to-jira',
    on: ['feature.updated', 'feature.inputs_set'],
    handle: async (event, { teamId, inTeam }) => {
      if (event.actor === jiraActor.name || !concernsJira(event)) return;
      if (await inTeam((scope) => markEdited(scope, event))) await askToRefresh(deps, teamId);
    },
  },
  {
    name: 'leave-dismissed-issues',
    on: ['feature.removed'],
    handle: async (event, { inTeam }) => {
      if (event.actor !== jiraActor.name) await inTeam((scope) => dismiss(scope, event));
    },
  },
  {
    name: 'carry-out-decision',
    on: ['jira.conflict_resolved'],
    handle: (_event, { teamId }) => askToRefresh(deps, teamId),
  },
];

export const jiraSyncJobHandlers = (deps: RefreshDeps): JobHandler[] => [
  {
    name: refreshJob,
    handle: (_payload, { teamId, signal }) => refreshIssues(deps, { teamId, signal }),
  },
  {
    name: syncJob,
    handle: async (payload, { teamId, signal, inTeam }) => {
      await readProject(deps, { teamId, syncId: textOf(payload['syncId']), signal });
      if (await inTeam(hasReadable)) await askToRefresh(deps, teamId);
    },
  },
  {
    name: compareJob,
    handle: (payload, { teamId, signal }) =>
      compareIds(deps, { teamId, projectId: textOf(payload['projectId']), signal }),
  },
  {
    name: commentJob,
    handle: (payload, { teamId }) =>
      refreshComment(deps, { teamId, commentId: textOf(payload['commentId']) }),
  },
  {
    name: matchesJob,
    handle: (payload, { teamId, signal }) =>
      findMatches(deps, {
        teamId,
        signal,
        projectId: textOf(payload['projectId']),
        field: payload['field'] === 'sprint' ? 'sprint' : 'fixVersion',
        id: textOf(payload['id']),
      }),
  },
];

const minuteMs = 60_000;
/** A page and its retries take less. */
const silentMs = 3 * minuteMs;

/** Readings whose time to go on has come, and those whose process was killed. */
const resumable = async (scope: TeamScope): Promise<SyncRecord[]> =>
  (await syncs(scope).where(
    (query) =>
      void query
        .where((waiting) => void waiting.where({ state: 'waiting' }).whereRaw('resumes_at <= now()'))
        .orWhere(
          (running) =>
            void running
              .where({ state: 'running' })
              .whereRaw(`touched_at < now() - ? * interval '1 millisecond'`, [silentMs]),
        ),
  )) as SyncRecord[];

const hasBeenRead = async (scope: TeamScope, projectId: string): Promise<boolean> =>
  (await syncs(scope).where({ project_id: projectId, kind: 'full', state: 'done' }).first('id')) !==
  undefined;

const catchUp = async (deps: SyncDeps, { teamId, inTeam }: HandlerContext): Promise<void> => {
  for (const { projectId } of await inTeam(listTeamProjects)) {
    const kind = (await inTeam((scope) => hasBeenRead(scope, projectId))) ? 'catch_up' : 'full';
    await startSync(deps, { teamId, projectId, kind, actor: jiraActor });
  }
};

export const jiraSyncPeriodicHandlers = (deps: SyncDeps): PeriodicHandler[] => [
  {
    name: 'resume-jira-readings',
    everyMs: 15_000,
    handle: async ({ teamId, inTeam }) => {
      for (const sync of await inTeam(resumable)) await askToRead(deps, sync);
      if (await inTeam(hasReadable)) await askToRefresh(deps, teamId);
    },
  },
  { name: 'catch-up-with-jira', everyMs: 60 * minuteMs, handle: (context) => catchUp(deps, context) },
  {
    name: 'compare-with-jira',
    everyMs: 24 * 60 * minuteMs,
    handle: async ({ teamId, inTeam }) => {
      for (const { projectId } of await inTeam(listTeamProjects))
        await deps.queues.addWork({ teamId, name: compareJob, payload: { projectId } });
    },
  },
];
