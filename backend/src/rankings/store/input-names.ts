import type { TeamScope } from '../../platform/index.js';

/** Names of the inputs that at least one feature of the team has; criteria of the team's own among them. */
export const listInputNames = async ({ trx, teamId }: TeamScope): Promise<readonly string[]> =>
  (await trx('feature_inputs')
    .where({ team_id: teamId })
    .distinct()
    .orderBy('name')
    .pluck('name')) as string[];
