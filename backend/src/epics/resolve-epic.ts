import type { Epic } from '@valora/contracts';
import { AppError, conflict, invalidInput, type Actor, type TeamScope } from '../platform/index.js';
import { changeEpic } from './change-epic.js';
import type { EpicDeps } from './epic-deps.js';
import type { EpicRow } from './epic-row.js';
import { getEpic, getEpicRow } from './epic-store.js';
import { forgetSent } from './part-store.js';
import { recordExisting } from './record-existing.js';
import { TrackerProblem, type Tracker, type TrackerIssue } from './tracker.js';

export interface Resolution {
  readonly teamId: string;
  readonly id: string;
  readonly actor: Actor;
}

const lockUnresolved = async (scope: TeamScope, id: string): Promise<EpicRow> => {
  const epic = await getEpicRow(scope, id, { lock: true });
  if (epic.state !== 'uncertain' && epic.state !== 'failed')
    throw conflict('Only an epic that failed or is uncertain needs a decision.');
  return epic;
};

/** @throws AppError conflict */
export const connected = async (deps: EpicDeps, teamId: string): Promise<Tracker> => {
  const tracker = await deps.trackerOf(teamId);
  if (tracker === null) throw conflict('Connect Jira in the settings first.');
  return tracker;
};

/** A tracker’s trouble as the answer of a route; anything else as it is. */
export const toAppError = (error: unknown): unknown =>
  error instanceof TrackerProblem
    ? new AppError('vendor_failed', error.message, {
        cause: error,
        ...(error.retryAfterMs === null ? {} : { retryAfterMs: error.retryAfterMs }),
      })
    : error;

const findIssue = async (tracker: Tracker, key: string): Promise<TrackerIssue> => {
  try {
    const issue = await tracker.findIssue(key);
    if (issue === null)
      throw invalidInput('body.jiraKey', `${key} is not there, or the connected account may not see it`);
    return issue;
  } catch (error) {
    throw toAppError(error);
  }
};

/**
 * A person says which issue it is. The issue is looked up first; children and the link follow in a job.
 * @throws AppError not_found, conflict, invalid_input when Jira has no such issue, vendor_failed
 */
export const resolveAsExisting = async (
  deps: EpicDeps,
  resolution: Resolution & { readonly jiraKey: string },
): Promise<Epic> => {
  const { teamId, id, actor } = resolution;
  await deps.database.inTeam(teamId, (scope) => lockUnresolved(scope, id));
  const tracker = await connected(deps, teamId);
  const issue = await findIssue(tracker, resolution.jiraKey);
  return deps.database.inTeam(teamId, async (scope) => {
    const epic = await lockUnresolved(scope, id);
    await recordExisting(scope, epic, {
      issue,
      url: tracker.urlOf(issue.key),
      event: 'epic.resolved',
      actor,
      columns: { decided_by: actor.name },
      facts: { decision: 'exists' },
    });
    return getEpic(scope, id);
  });
};

/**
 * A person says it does not exist: it may be sent again, after another look.
 * @throws AppError not_found, conflict
 */
export const resolveByRetry = async (deps: EpicDeps, resolution: Resolution): Promise<Epic> => {
  const { teamId, id, actor } = resolution;
  await deps.database.inTeam(teamId, (scope) => lockUnresolved(scope, id));
  await connected(deps, teamId);
  return deps.database.inTeam(teamId, async (scope) => {
    const epic = await lockUnresolved(scope, id);
    await forgetSent(scope, id, 0);
    await changeEpic(scope, epic, {
      to: 'approved',
      event: 'epic.resolved',
      actor,
      columns: { decided_by: actor.name },
      facts: { decision: 'retry' },
    });
    return getEpic(scope, id);
  });
};
