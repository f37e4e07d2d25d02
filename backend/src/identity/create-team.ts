import type { User } from '@valora/contracts';
import { newId, recordEvent, type Database } from '../platform/index.js';

/** A day rate nobody confirmed, marked as assumed wherever it is used: a round loaded cost of one person-day. */
export const assumedDayRate = 600;

export interface NewTeam {
  readonly name: string;
  readonly currency: string;
  readonly dayRate?: number | undefined;
  readonly capacityDays?: number | undefined;
  readonly owner: User;
}

/** Makes a team with its first admin. Returns the team’s id. */
export const createTeam = async (database: Database, team: NewTeam): Promise<string> => {
  const teamId = newId();
  await database.inTeam(teamId, async (scope) => {
    await scope.trx('teams').insert({
      id: teamId,
      name: team.name,
      currency: team.currency,
      day_rate: team.dayRate ?? assumedDayRate,
      day_rate_assumed: team.dayRate === undefined,
      capacity_days: team.capacityDays ?? null,
    });
    await scope.trx('memberships').insert({ team_id: teamId, user_id: team.owner.id, role: 'admin' });
    await recordEvent(scope, {
      type: 'team.created',
      subjectId: teamId,
      actor: { name: team.owner.name, userId: team.owner.id },
      payload: { name: team.name, currency: team.currency },
    });
  });
  return teamId;
};
