import type { TeamScope } from '../../../platform/index.js';
import { loadPolicy, type StoredPolicy } from './policy-store.js';

/**
 * The policy as it stays until the transaction ends. Readings of a project save under the policy they were asked with: a
 * policy is changed by itself, when no reading saves.
 */
export const lockPolicy = async (
  scope: TeamScope,
  projectId: string,
  mode: 'shared' | 'exclusive',
): Promise<StoredPolicy> => {
  const lock = mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await scope.trx.raw(`select ${lock}(hashtextextended(?, 0))`, [`jira policy ${scope.teamId} ${projectId}`]);
  return loadPolicy(scope, projectId);
};
