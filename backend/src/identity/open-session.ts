import type { Session, User } from '@valora/contracts';
import { AppError, type Database, type Reply } from '../platform/index.js';
import { getTeam } from './team-store.js';
import { accessTokenMs, type AccessTokens } from './access-token.js';
import { listBelongings, refreshTokenMs, startFamily, type Belonging } from './session-store.js';

export interface SessionDeps {
  readonly database: Database;
  readonly accessTokens: AccessTokens;
}

export const accessCookie = 'valora_access';
export const refreshCookie = 'valora_refresh';

export interface OpenSession {
  readonly user: User;
  /** The team to work in; the user’s first when they do not belong to it (any more). */
  readonly teamId: string | null;
  /** Goes on with this sign-in instead of starting one. */
  readonly familyId?: string;
  readonly tokens: boolean;
  readonly reply: Reply;
}

const choose = (belongings: readonly Belonging[], teamId: string | null): Belonging => {
  const chosen = belongings.find((one) => one.team_id === teamId) ?? belongings[0];
  if (chosen === undefined)
    throw new AppError('forbidden', 'You do not belong to a team any more; ask an admin for an invitation.');
  return chosen;
};

/** Issues an access and a refresh token for a user in one team, as cookies or in the answer. */
export const openSession = async (deps: SessionDeps, options: OpenSession): Promise<Session> => {
  const { user, reply } = options;
  const belongings = await deps.database.asUser(user.id, (trx) => listBelongings(trx, user.id));
  const chosen = choose(belongings, options.teamId);
  const { refreshToken, familyId } = await deps.database.global(async (trx) => {
    await trx('users').where({ id: user.id }).update({ last_team_id: chosen.team_id });
    return startFamily(trx, {
      userId: user.id,
      teamId: chosen.team_id,
      ...(options.familyId === undefined ? {} : { familyId: options.familyId }),
    });
  });
  const access = deps.accessTokens.issue({
    sub: user.id,
    team: chosen.team_id,
    sid: familyId,
    name: user.name,
  });
  if (!options.tokens) {
    reply.cookie(accessCookie, access.token, accessTokenMs);
    reply.cookie(refreshCookie, refreshToken, refreshTokenMs);
  }
  return {
    user,
    team: await deps.database.inTeam(chosen.team_id, getTeam),
    role: chosen.role,
    teams: belongings.map((one) => ({ id: one.team_id, name: one.name, role: one.role })),
    expiresAt: access.expiresAt.toISOString(),
    ...(options.tokens ? { accessToken: access.token, refreshToken } : {}),
  };
};
