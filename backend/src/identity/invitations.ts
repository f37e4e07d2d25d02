import type { Body, Role, User } from '@valora/contracts';
import type { api } from '@valora/contracts';
import {
  conflict,
  newId,
  notFound,
  recordEvent,
  unauthenticated,
  type Actor,
  type Database,
  type TeamScope,
} from '../platform/index.js';
import { hashPassword, verifyPassword } from './password.js';
import { hashToken, newTeamToken, teamOfToken } from './tokens.js';
import { findUserByEmail, toUser } from './user-store.js';

const prefix = 'vin_';
const lifeMs = 7 * 24 * 60 * 60_000;

interface InvitationRow {
  id: string;
  role: Role;
  email: string | null;
  invited_by_name: string;
  created_at: Date;
  expires_at: Date;
}

const toInvitation = (row: InvitationRow) => ({
  id: row.id,
  role: row.role,
  email: row.email,
  invitedBy: row.invited_by_name,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
});

const open = ({ trx, teamId }: TeamScope) =>
  trx('invitations as i')
    .join('users as u', 'u.id', 'i.invited_by')
    .where('i.team_id', teamId)
    .whereNull('i.accepted_at')
    .where('i.expires_at', '>', trx.fn.now())
    .select('i.id', 'i.role', 'i.email', 'u.name as invited_by_name', 'i.created_at', 'i.expires_at');

export const listInvitations = async (scope: TeamScope) =>
  ((await open(scope).orderBy('i.created_at', 'desc')) as InvitationRow[]).map(toInvitation);

export const createInvitation = async (
  scope: TeamScope,
  options: { role: Role; email: string | null; actor: Actor & { userId: string } },
) => {
  const id = newId();
  const token = newTeamToken(prefix, scope.teamId);
  await scope.trx('invitations').insert({
    team_id: scope.teamId,
    id,
    token_hash: hashToken(token),
    role: options.role,
    email: options.email,
    invited_by: options.actor.userId,
    expires_at: new Date(Date.now() + lifeMs),
  });
  await recordEvent(scope, {
    type: 'invitation.created',
    subjectId: id,
    actor: options.actor,
    payload: { role: options.role },
  });
  const row = (await open(scope).where('i.id', id).first()) as InvitationRow;
  return { invitation: toInvitation(row), token };
};

/** @throws AppError not_found */
export const revokeInvitation = async (scope: TeamScope, id: string, actor: Actor): Promise<void> => {
  const removed = await scope
    .trx('invitations')
    .where({ team_id: scope.teamId, id })
    .whereNull('accepted_at')
    .delete();
  if (removed === 0) throw notFound('invitation');
  await recordEvent(scope, { type: 'invitation.revoked', subjectId: id, actor });
};

const knownOrNew = async (
  database: Database,
  body: Body<typeof api.identity.acceptInvitation>,
): Promise<User> => {
  const known = await database.global((trx) => findUserByEmail(trx, body.email));
  if (known !== null) {
    if (!(await verifyPassword(known.password_hash, body.password)))
      throw unauthenticated(
        'There is an account with this e-mail already; give its password to join the team with it.',
      );
    return toUser(known);
  }
  const user = { id: newId(), email: body.email, name: body.name };
  const passwordHash = await hashPassword(body.password);
  await database.global((trx) => trx('users').insert({ ...user, password_hash: passwordHash }));
  return user;
};

/**
 * Joins a team by an invitation, with a new account or an existing one and its password.
 * @throws AppError unauthenticated when the link was used, withdrawn, has expired or is for another e-mail
 */
export const acceptInvitation = async (
  database: Database,
  body: Body<typeof api.identity.acceptInvitation>,
): Promise<{ user: User; teamId: string }> => {
  const teamId = teamOfToken(prefix, body.invitationToken);
  const invalid = unauthenticated('This invitation was used, withdrawn or has expired; ask for a new one.');
  if (teamId === null) throw invalid;
  const valid = { team_id: teamId, token_hash: hashToken(body.invitationToken) };
  const found = (await database.inTeam(teamId, ({ trx }) =>
    trx('invitations')
      .where(valid)
      .whereNull('accepted_at')
      .where('expires_at', '>', trx.fn.now())
      .first('email'),
  )) as { email: string | null } | undefined;
  if (found === undefined) throw invalid;
  if (found.email !== null && found.email !== body.email)
    throw unauthenticated('This invitation is for another e-mail address.');
  const user = await knownOrNew(database, body);
  await database.inTeam(teamId, async (scope) => {
    const [used] = (await scope
      .trx('invitations')
      .where(valid)
      .whereNull('accepted_at')
      .update({ accepted_at: scope.trx.fn.now() })
      .returning(['id', 'role'])) as { id: string; role: Role }[];
    if (used === undefined) throw invalid;
    const joined = await scope
      .trx('memberships')
      .insert({ team_id: teamId, user_id: user.id, role: used.role })
      .onConflict()
      .ignore()
      .returning('user_id');
    if (joined.length === 0) throw conflict('You belong to this team already; sign in.');
    await recordEvent(scope, {
      type: 'member.joined',
      subjectId: user.id,
      actor: { name: user.name, userId: user.id },
      payload: { role: used.role },
    });
  });
  return { user, teamId };
};
