import type { Role } from '@valora/contracts';
import { newId, type Caller, type Database } from '../platform/index.js';

export interface TestTeam {
  readonly teamId: string;
  readonly userId: string;
  readonly actor: Caller['actor'];
  readonly caller: Caller;
}

/** A team of one person, straight in the tables; the day rate is 600 EUR and confirmed. */
export const aTeam = async (
  database: Database,
  options: { role?: Role; name?: string } = {},
): Promise<TestTeam> => {
  const teamId = newId();
  const userId = newId();
  const name = 'Mara Lindqvist';
  await database.inTeam(teamId, async ({ trx }) => {
    await trx('users').insert({
      id: userId,
      email: `${userId}@example.com`,
      name,
      password_hash: 'not-a-hash',
    });
    await trx('teams').insert({
      id: teamId,
      name: options.name ?? 'Harbour',
      currency: 'EUR',
      day_rate: 600,
      day_rate_assumed: false,
    });
    await trx('memberships').insert({ team_id: teamId, user_id: userId, role: options.role ?? 'admin' });
  });
  const actor = { name, userId };
  return {
    teamId,
    userId,
    actor,
    caller: { actor, teamId, role: options.role ?? 'admin', sessionId: null, expiresAt: null },
  };
};
