import type { DataPolicy } from '@valora/contracts';
import { recordEvent, versionMismatch, type Actor, type TeamScope } from '../../../platform/index.js';
import { lakeFolderOf } from './keep-raw.js';
import { lockPolicy } from './policy-lock.js';
import type { Policy } from './policy.js';
import { loadPolicy, storePolicy, toDataPolicy } from './policy-store.js';
import { startSync } from './start-sync.js';
import type { SyncDeps } from './sync-deps.js';
import { readFromStart } from './sync-store.js';
import { getTeamProject } from './team-projects.js';
import { withdraw, withdrawnFields } from './withdraw.js';

export interface SetPolicy {
  readonly projectId: string;
  readonly policy: Policy;
  readonly expectedVersion: number;
  readonly actor: Actor;
}

/**
 * Changes what of a project may leave Jira. What may not any more is removed from the database with it; `followPolicy`
 * does the rest.
 * @throws AppError not_found, version_mismatch
 */
export const setPolicy = async (scope: TeamScope, request: SetPolicy): Promise<DataPolicy> => {
  const { projectId, policy, expectedVersion, actor } = request;
  const project = await getTeamProject(scope, projectId);
  const before = await lockPolicy(scope, projectId, 'exclusive');
  if (before.version !== expectedVersion) throw versionMismatch(before.version);
  const withdrawn = withdrawnFields(before, policy);
  await storePolicy(scope, { projectId, policy, version: before.version + 1, by: actor.name });
  if (withdrawn.length > 0) await withdraw(scope, { projectId, gone: withdrawn, policy });
  const { mode, fields, rules, writeScores } = policy;
  await recordEvent(scope, {
    type: 'jira.policy_set',
    actor,
    payload: { projectId, projectKey: project.projectKey, mode, fields, rules, writeScores, withdrawn },
  });
  await readFromStart(scope, projectId);
  return toDataPolicy(project, await loadPolicy(scope, projectId));
};

/** Removes raw payloads of the project from the lake where something was withdrawn, and reads the project again. */
export const followPolicy = async (
  deps: SyncDeps,
  change: {
    readonly teamId: string;
    readonly projectId: string;
    readonly hasWithdrawn: boolean;
    readonly by: string;
  },
): Promise<void> => {
  const { teamId, projectId, hasWithdrawn, by } = change;
  if (hasWithdrawn) await deps.lake.remove(lakeFolderOf(teamId, projectId));
  await startSync(deps, { teamId, projectId, kind: 'full', actor: { name: by, userId: null } });
};
