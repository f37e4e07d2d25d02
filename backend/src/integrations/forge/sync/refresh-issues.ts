import { isJiraError, maxBulkIssues, requestProperty, type FetchedIssues } from '../../jira/index.js';
import type { OpenConnection } from '../../jira-clients.js';
import { systemActor, type TeamScope } from '../../../platform/index.js';
import {
  claimDirty,
  deletedBecause,
  keepClaim,
  markDirty,
  releaseClaim,
  settleClaim,
  type ClaimedIssues,
} from './dirty-store.js';
import { troubleOf } from './jira-trouble.js';
import { noteIssuesRead } from './note-issues-read.js';
import { lockPolicy } from './policy-lock.js';
import { fieldsToAsk } from './policy.js';
import { loadPolicy, type StoredPolicy } from './policy-store.js';
import { prepareIssues, type PreparedIssue } from './prepare-issues.js';
import { removeIssues } from './remove-issues.js';
import { currencyOf, saveIssues, type FieldWrite } from './save-issues.js';
import type { FieldsOfSite, SiteFields } from './site-fields.js';
import type { SyncDeps } from './sync-deps.js';
import { findTeamProject, listTeamProjects, type TeamProject } from './team-projects.js';
import { writeFields } from './write-fields.js';

export interface RefreshDeps extends SyncDeps {
  readonly fieldsOfSite: FieldsOfSite;
}

interface Reading {
  readonly teamId: string;
  readonly claimed: ClaimedIssues;
  readonly project: TeamProject;
  readonly policy: StoredPolicy;
  readonly connection: OpenConnection;
  readonly site: SiteFields;
  readonly fetched: FetchedIssues;
  readonly prepared: readonly PreparedIssue[];
}

const noConnectionMs = 10 * 60_000;
const changedMs = 0;

const proofs: ReadonlySet<string> = new Set(Object.values(deletedBecause));

/**
 * An account that lost sight of the whole project sees none of its issues: they are not gone. Throws JiraError then.
 * What an event of the platform said to be deleted needs no such proof.
 */
const assertProjectSeen = async (
  { client }: OpenConnection,
  claimed: ClaimedIssues,
  fetched: FetchedIssues,
): Promise<void> => {
  const unproved = fetched.missing.filter(
    (id) => claimed.reasons.get(id)?.some((reason) => proofs.has(reason)) !== true,
  );
  if (unproved.length > 0 && fetched.issues.length === 0) await client.getProject(claimed.projectId);
};

const read = async (
  deps: RefreshDeps,
  { teamId, claimed, project, policy, connection }: Omit<Reading, 'site' | 'fetched' | 'prepared'>,
): Promise<Reading> => {
  const site = await deps.fieldsOfSite(connection, policy);
  const fetched = await connection.client.bulkFetchIssues({
    ids: [...claimed.marks.keys()],
    fields: fieldsToAsk(policy, site.storyPointsField),
    properties: [requestProperty],
  });
  await assertProjectSeen(connection, claimed, fetched);
  const currency = await deps.database.inTeam(teamId, currencyOf);
  const prepared = await prepareIssues(fetched.issues, { policy, site, currency });
  return { teamId, claimed, project, policy, connection, site, fetched, prepared };
};

/** Issues that are in another project by now: read under its policy, or taken out where nobody follows it. */
const handOver = async (
  scope: TeamScope,
  moved: readonly PreparedIssue[],
  { claimed }: Reading,
): Promise<void> => {
  if (moved.length === 0) return;
  const followed = new Set((await listTeamProjects(scope)).map(({ projectId }) => projectId));
  const kept = moved.filter(({ projectId }) => projectId !== null && followed.has(projectId));
  await markDirty(
    scope,
    kept.map(({ id, projectId }) => ({ issueId: id, projectId: projectId ?? '', reason: 'moved' })),
  );
  await removeIssues(
    scope,
    moved
      .filter((issue) => !kept.includes(issue))
      .map(({ id }) => ({ id, because: 'it was moved to a project that is not connected' })),
    { readAt: claimed.readAt, isGone: true },
  );
};

/** Saves what is still ours to save; null where the policy changed meanwhile, so that it has to be read again. */
const save = async (deps: RefreshDeps, scope: TeamScope, reading: Reading): Promise<FieldWrite[] | null> => {
  const { claimed, policy, project, site, prepared, fetched } = reading;
  const { version } = await lockPolicy(scope, project.projectId, 'shared');
  if (version !== policy.version) return null;
  const ours = await keepClaim(scope, claimed);
  await noteIssuesRead(deps, scope, {
    project: { id: project.projectId, key: project.projectKey },
    issues: fetched.issues,
    prepared,
    fields: fieldsToAsk(policy, site.storyPointsField),
    actor: systemActor.name,
  });
  const mine = prepared.filter(({ id }) => ours.has(id));
  const here = mine.filter(({ projectId }) => projectId === project.projectId);
  const saved = await saveIssues(scope, {
    projectId: project.projectId,
    issues: here,
    policy,
    readAt: claimed.readAt,
    from: 'issues',
  });
  await removeIssues(
    scope,
    fetched.missing
      .filter((id) => ours.has(id))
      .map((id) => ({ id, because: 'Jira no longer has or shows it' })),
    { readAt: claimed.readAt, isGone: true },
  );
  const writing = new Set(saved.writes.map(({ issueId }) => issueId));
  const done = new Map([...claimed.marks].filter(([id]) => !writing.has(id)));
  await handOver(
    scope,
    mine.filter(({ projectId }) => projectId !== project.projectId),
    reading,
  );
  await settleClaim(scope, { claim: claimed.claim, marks: done });
  return [...saved.writes];
};

const readClaimed = async (deps: RefreshDeps, teamId: string, claimed: ClaimedIssues): Promise<boolean> => {
  const inTeam = <T>(work: (scope: TeamScope) => Promise<T>) => deps.database.inTeam(teamId, work);
  const release = (afterMs: number, problem: string) =>
    inTeam((scope) => releaseClaim(scope, { claim: claimed.claim, afterMs, problem }));
  const project = await inTeam((scope) => findTeamProject(scope, claimed.projectId));
  if (project === null) {
    await inTeam((scope) => settleClaim(scope, claimed));
    return true;
  }
  const connection = await deps.clients.open(teamId, undefined, 'sync');
  if (connection === null) {
    await release(noConnectionMs, 'The team has no connection to Jira.');
    return false;
  }
  try {
    const policy = await inTeam((scope) => loadPolicy(scope, project.projectId));
    const reading = await read(deps, { teamId, claimed, project, policy, connection });
    const writes = await inTeam((scope) => save(deps, scope, reading));
    if (writes === null) {
      await release(changedMs, 'The data policy changed meanwhile.');
      return true;
    }
    const { storyPointsField } = reading.site;
    for (const write of writes) {
      await writeFields(deps, { teamId, client: connection.client, storyPointsField }, write);
      await inTeam((scope) =>
        settleClaim(scope, {
          claim: claimed.claim,
          marks: new Map([[write.issueId, claimed.marks.get(write.issueId) ?? 0]]),
        }),
      );
    }
    return true;
  } catch (error) {
    if (!isJiraError(error)) throw error;
    const { afterMs, problem } = troubleOf(error);
    deps.log.warn({ err: error, teamId }, 'issues that changed in Jira wait to be read');
    await release(afterMs ?? noConnectionMs, problem);
    return false;
  }
};

/**
 * Reads again what changed, a hundred issues at a time, as Jira has it now: events may come twice, late or in any order.
 * Ends when nothing waits, or when Jira asks to wait.
 */
export const refreshIssues = async (
  deps: RefreshDeps,
  { teamId, signal }: { readonly teamId: string; readonly signal?: AbortSignal },
): Promise<void> => {
  for (;;) {
    signal?.throwIfAborted();
    const claimed = await deps.database.inTeam(teamId, (scope) => claimDirty(scope, maxBulkIssues));
    if (claimed === null || !(await readClaimed(deps, teamId, claimed))) return;
  }
};
