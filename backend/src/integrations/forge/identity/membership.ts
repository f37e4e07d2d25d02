import type { Role } from '@valora/contracts';
import { isAtLeast } from '../../../identity/index.js';
import { recordEvent, type Actor, type TeamScope } from '../../../platform/index.js';

interface MembershipRow {
  readonly role: Role;
  readonly from_jira: Role | null;
}

const membershipOf = ({ trx, teamId }: TeamScope, userId: string) =>
  trx('memberships').where({ team_id: teamId, user_id: userId });

/** A role stays Jira’s until an admin of the team changes it. */
const isJiras = (row: MembershipRow): boolean => row.from_jira !== null && row.from_jira === row.role;

const actor: Actor = { name: 'Jira', userId: null };

/** Takes over the role Jira gives. A role given by hand stays, and counts where it is the higher one. Returns what holds. */
export const keepInStep = async (
  scope: TeamScope,
  member: { readonly userId: string; readonly role: Role },
): Promise<Role> => {
  const { userId, role } = member;
  const [joined] = (await scope
    .trx('memberships')
    .insert({ team_id: scope.teamId, user_id: userId, role, from_jira: role })
    .onConflict()
    .ignore()
    .returning('role')) as { role: Role }[];
  if (joined !== undefined) {
    await recordEvent(scope, { type: 'member.joined', subjectId: userId, actor, payload: { role } });
    return role;
  }
  const row = (await membershipOf(scope, userId).forUpdate().first('role', 'from_jira')) as MembershipRow;
  if (!isJiras(row)) return isAtLeast(row.role, role) ? row.role : role;
  if (row.role !== role) {
    await membershipOf(scope, userId).update({ role, from_jira: role });
    await recordEvent(scope, { type: 'member.changed', subjectId: userId, actor, payload: { role } });
  }
  return role;
};

/** Jira no longer lets the person in: a membership that was Jira’s ends, with its sign-ins. */
export const endMembership = async (scope: TeamScope, userId: string): Promise<void> => {
  const row = (await membershipOf(scope, userId).forUpdate().first('role', 'from_jira')) as
    MembershipRow | undefined;
  if (row === undefined || !isJiras(row)) return;
  await membershipOf(scope, userId).delete();
  await scope
    .trx('refresh_tokens')
    .where({ team_id: scope.teamId, user_id: userId })
    .whereNull('revoked_at')
    .update({ revoked_at: scope.trx.fn.now() });
  await recordEvent(scope, { type: 'member.removed', subjectId: userId, actor });
};
