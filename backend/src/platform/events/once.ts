import type { TeamScope } from '../db/database.js';

/** Runs the work in this transaction unless it ran before under this key; redelivered jobs find the key taken. */
export const once = async (scope: TeamScope, key: string, work: () => Promise<void>): Promise<boolean> => {
  const inserted = await scope
    .trx('effects')
    .insert({ team_id: scope.teamId, key })
    .onConflict()
    .ignore()
    .returning('key');
  if (inserted.length === 0) return false;
  await work();
  return true;
};
