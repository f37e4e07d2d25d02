import { Buffer } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import type { Role } from '@valora/contracts';
import type { Caller, Database } from '../platform/index.js';
import type { AccessTokens } from './access-token.js';
import { apiTokenPrefix } from './api-tokens.js';
import { hashToken, teamOfToken } from './tokens.js';

/** Rights are looked up again this often: a removed member or a revoked token is out at the latest after this time. */
const rememberMs = 5_000;
const rememberedAtMost = 10_000;

/** A small memory of look-ups that were asked a moment ago. */
const remember = <T>(find: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
  const known = new Map<string, { at: number; found: Promise<T> }>();
  return (key) => {
    const now = Date.now();
    const hit = known.get(key);
    if (hit !== undefined && now - hit.at < rememberMs) return hit.found;
    if (known.size >= rememberedAtMost) known.clear();
    const found = find(key);
    known.set(key, { at: now, found });
    // A failed look-up is not remembered; its caller gets the error.
    found.catch(() => known.delete(key));
    return found;
  };
};

export interface Authenticator {
  /** Null when the token is unknown, expired, revoked or not ours. */
  fromAccessToken: (token: string) => Promise<Caller | null>;
  fromApiToken: (token: string) => Promise<Caller | null>;
  /** A call of a screen inside Jira. @throws AppError saying why not */
  fromInvocation: (headers: IncomingHttpHeaders) => Promise<Caller>;
}

/** Told by the key it names, before anything of it is believed. */
export const isInvocationToken = (token: string): boolean => {
  const [header = '', ...rest] = token.split('.');
  if (rest.length !== 2) return false;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
    return (
      typeof parsed === 'object' &&
      parsed !== null &&
      'kid' in parsed &&
      typeof parsed.kid === 'string' &&
      parsed.kid.startsWith('forge/invocation-token/')
    );
  } catch {
    // Not a JWT at all.
    return false;
  }
};

export const createAuthenticator = (options: {
  database: Database;
  accessTokens: AccessTokens;
  fromInvocation: Authenticator['fromInvocation'];
}): Authenticator => {
  const { database } = options;

  const roleOf = remember(async (key: string): Promise<Role | null> => {
    const [teamId = '', userId = '', familyId = ''] = key.split('/');
    const [row] = await database.readTeam<{ role: Role }>(teamId, {
      name: 'role-of-session',
      text: `select m.role from memberships m where m.team_id = $1 and m.user_id = $2
        and exists (select from refresh_tokens r where r.family_id = $3 and r.revoked_at is null)`,
      values: [teamId, userId, familyId],
    });
    return row?.role ?? null;
  });

  const tokenCaller = remember(async (token: string): Promise<Caller | null> => {
    const teamId = teamOfToken(apiTokenPrefix, token);
    if (teamId === null) return null;
    const row = await database.inTeam(teamId, async ({ trx }) => {
      const [found] = (await trx('api_tokens')
        .where({ team_id: teamId, token_hash: hashToken(token) })
        .where((query) => void query.whereNull('expires_at').orWhere('expires_at', '>', trx.fn.now()))
        .update({ last_used_at: trx.fn.now() })
        .returning(['name', 'role', 'created_by'])) as { name: string; role: Role; created_by: string }[];
      return found;
    });
    if (row === undefined) return null;
    return {
      actor: { name: `${row.name} (API token)`, userId: row.created_by },
      teamId,
      role: row.role,
      sessionId: null,
      expiresAt: null,
    };
  });

  return {
    fromInvocation: options.fromInvocation,
    fromApiToken: tokenCaller,
    fromAccessToken: async (token) => {
      const claims = options.accessTokens.read(token);
      if (claims === null) return null;
      const role = await roleOf(`${claims.team}/${claims.sub}/${claims.sid}`);
      if (role === null) return null;
      return {
        actor: { name: claims.name, userId: claims.sub },
        teamId: claims.team,
        role,
        sessionId: claims.sid,
        expiresAt: new Date(claims.exp * 1000),
      };
    },
  };
};
