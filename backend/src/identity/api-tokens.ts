import type { Role } from '@valora/contracts';
import { newId, notFound, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { hashToken, newTeamToken } from './tokens.js';

export const apiTokenPrefix = 'vat_';

interface ApiTokenRow {
  id: string;
  name: string;
  role: Role;
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
}

const toApiToken = (row: ApiTokenRow) => ({
  id: row.id,
  name: row.name,
  role: row.role,
  createdAt: row.created_at.toISOString(),
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  expiresAt: row.expires_at?.toISOString() ?? null,
});

export const listApiTokens = async ({ trx, teamId }: TeamScope) =>
  ((await trx('api_tokens').where({ team_id: teamId }).orderBy('created_at', 'desc')) as ApiTokenRow[]).map(
    toApiToken,
  );

export const createApiToken = async (
  scope: TeamScope,
  options: { name: string; role: Role; expiresInDays: number | null; actor: Actor & { userId: string } },
) => {
  const secret = newTeamToken(apiTokenPrefix, scope.teamId);
  const [row] = (await scope
    .trx('api_tokens')
    .insert({
      team_id: scope.teamId,
      id: newId(),
      token_hash: hashToken(secret),
      name: options.name,
      role: options.role,
      created_by: options.actor.userId,
      expires_at:
        options.expiresInDays === null ? null : new Date(Date.now() + options.expiresInDays * 86_400_000),
    })
    .returning('*')) as [ApiTokenRow];
  await recordEvent(scope, {
    type: 'api_token.created',
    subjectId: row.id,
    actor: options.actor,
    payload: { name: options.name, role: options.role },
  });
  return { apiToken: toApiToken(row), secret };
};

/** @throws AppError not_found */
export const revokeApiToken = async (scope: TeamScope, id: string, actor: Actor): Promise<void> => {
  const removed = await scope.trx('api_tokens').where({ team_id: scope.teamId, id }).delete();
  if (removed === 0) throw notFound('token');
  await recordEvent(scope, { type: 'api_token.revoked', subjectId: id, actor });
};
