import type { TeamScope } from '../../../platform/index.js';

/**
 * Readings of a project save under the policy they were asked with: a policy is changed by itself, when no reading saves.
 */
export const lockPolicy = async (
  { trx, teamId }: TeamScope,
  projectId: string,
  mode: 'shared' | 'exclusive',
): Promise<void> => {
  const lock = mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await trx.raw(`select ${lock}(hashtextextended(?, 0))`, [`jira policy ${teamId} ${projectId}`]);
};
