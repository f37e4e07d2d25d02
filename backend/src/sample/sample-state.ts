import type { TeamScope } from '../platform/index.js';

/** Loading and removing the sample of one team happen one after the other. */
export const lockSample = async ({ trx, teamId }: TeamScope): Promise<void> => {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`sample:${teamId}`]);
};

export const hasSample = async ({ trx, teamId }: TeamScope): Promise<boolean> => {
  for (const table of ['features', 'signals', 'companies'])
    if ((await trx(table).where({ team_id: teamId, is_sample: true }).first('id')) !== undefined) return true;
  return false;
};
