import type { Role } from '@valora/contracts';
import { conflict, notFound, recordEvent, type Actor, type TeamScope } from '../platform/index.js';

interface MemberRow {
  id: string;
  email: string;
  name: string;
  role: Role;
  created_at: Date;
}

const members = ({ trx, teamId }: TeamScope) =>
  trx('memberships as m')
    .join('users as u', 'u.id', 'm.user_id')
    .where('m.team_id', teamId)
    .select('u.id', 'u.email', 'u.name', 'm.role', 'm.created_at');

const toMember = (row: MemberRow) => ({
  user: { id: row.id, email: row.email, name: row.name },
  role: row.role,
  since: row.created_at.toISOString(),
});

export const listMembers = async (scope: TeamScope) =>
  ((await members(scope).orderBy('u.name')) as MemberRow[]).map(toMember);

/** Locks the team’s admins, so that two admins cannot remove each other at once. */
const assertAnotherAdmin = async ({ trx, teamId }: TeamScope, userId: string): Promise<void> => {
  const admins = (await trx('memberships')
    .where({ team_id: teamId, role: 'admin' })
    .forUpdate()
    .select('user_id')) as { user_id: string }[];
  if (admins.length === 1 && admins[0]?.user_id === userId)
    throw conflict('A team needs an admin; make somebody else admin first.');
};

/** @throws AppError not_found, conflict when it would leave the team without an admin */
export const changeRole = async (scope: TeamScope, change: { userId: string; role: Role; actor: Actor }) => {
  if (change.role !== 'admin') await assertAnotherAdmin(scope, change.userId);
  const changed = await scope
    .trx('memberships')
    .where({ team_id: scope.teamId, user_id: change.userId })
    .update({ role: change.role, from_jira: null });
  if (changed === 0) throw notFound('member');
  await recordEvent(scope, {
    type: 'member.changed',
    subjectId: change.userId,
    actor: change.actor,
    payload: { role: change.role },
  });
  return toMember((await members(scope).where('u.id', change.userId).first()) as MemberRow);
};

/** Removes a member and ends their sessions in this team. @throws AppError not_found, conflict */
export const removeMember = async (
  scope: TeamScope,
  options: { userId: string; actor: Actor },
): Promise<void> => {
  await assertAnotherAdmin(scope, options.userId);
  const removed = await scope
    .trx('memberships')
    .where({ team_id: scope.teamId, user_id: options.userId })
    .delete();
  if (removed === 0) throw notFound('member');
  await scope
    .trx('refresh_tokens')
    .where({ team_id: scope.teamId, user_id: options.userId })
    .whereNull('revoked_at')
    .update({ revoked_at: scope.trx.fn.now() });
  await recordEvent(scope, { type: 'member.removed', subjectId: options.userId, actor: options.actor });
};
