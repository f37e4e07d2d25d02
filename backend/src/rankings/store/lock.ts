import type { TeamScope } from '../../platform/index.js';

/** One change or computation of a team's ranking at a time; held to the end of the transaction. Take it first. */
export const lockRanking = async ({ trx, teamId }: TeamScope): Promise<void> => {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended('ranking ' || ?, 0))`, [teamId]);
};
