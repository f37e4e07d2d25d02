import { api } from '@valora/contracts';
import {
  forbidden,
  handle,
  handleOpen,
  invalidInput,
  notFound,
  recordEvent,
  unauthenticated,
  type MountedRoute,
  type TeamScope,
} from '../platform/index.js';
import { createApiToken, listApiTokens, revokeApiToken } from './api-tokens.js';
import { createInvitation, listInvitations, revokeInvitation } from './invitations.js';
import { changeRole, listMembers, removeMember } from './members.js';
import { accessTokenMs } from './access-token.js';
import { hashPassword, verifyPassword } from './password.js';
import { listBelongings } from './session-store.js';
import type { SessionDeps } from './open-session.js';
import { getTeam, updateTeamRow } from './team-store.js';
import { findUser, toUser } from './user-store.js';

const routes = api.identity;

const assertOwnTeam = (scope: TeamScope, id: string): void => {
  if (id !== scope.teamId) throw notFound('team');
};

const ownAccount = (deps: SessionDeps): MountedRoute[] => [
  handleOpen(routes.session, async ({ caller }) => {
    if (caller === null) throw unauthenticated();
    const belongings = await deps.database.asUser(caller.actor.userId, (trx) =>
      listBelongings(trx, caller.actor.userId),
    );
    const user = await deps.database.global((trx) => findUser(trx, caller.actor.userId));
    if (user === null) throw unauthenticated();
    return {
      user: toUser(user),
      team: await deps.database.inTeam(caller.teamId, getTeam),
      role: caller.role,
      teams: belongings.map((one) => ({ id: one.team_id, name: one.name, role: one.role })),
      expiresAt: (caller.expiresAt ?? new Date(Date.now() + accessTokenMs)).toISOString(),
    };
  }),

  handle(routes.profile, async ({ scope, caller }) => {
    const user = await findUser(scope.trx, caller.actor.userId);
    if (user === null) throw notFound('user');
    return toUser(user);
  }),

  handleOpen(routes.updateProfile, async ({ caller, body }) => {
    if (caller?.sessionId == null)
      throw forbidden('An account is changed by its person, not by an API token.');
    const user = await deps.database.global((trx) => findUser(trx, caller.actor.userId));
    if (user === null) throw notFound('user');
    if (
      body.newPassword !== undefined &&
      !(await verifyPassword(user.password_hash, body.currentPassword ?? ''))
    )
      throw invalidInput('body.currentPassword', 'is not your current password');
    const passwordHash =
      body.newPassword === undefined ? user.password_hash : await hashPassword(body.newPassword);
    await deps.database.global(async (trx) => {
      await trx('users').where({ id: user.id }).update({ name: body.name, password_hash: passwordHash });
      // A new password ends every other sign-in.
      if (body.newPassword !== undefined)
        await trx('refresh_tokens')
          .where({ user_id: user.id })
          .whereNot({ family_id: caller.sessionId })
          .whereNull('revoked_at')
          .update({ revoked_at: trx.fn.now() });
    });
    return { ...toUser(user), name: body.name };
  }),
];

const theTeam = (): MountedRoute[] => [
  handle(routes.team, ({ scope }) => getTeam(scope)),

  handle(routes.updateTeam, async ({ scope, body, actor, expectedVersion }) => {
    const before = await getTeam(scope);
    if (
      before.currency !== body.currency &&
      (await scope.trx('outcomes').where({ team_id: scope.teamId }).first('feature_id')) !== undefined
    )
      throw invalidInput('body.currency', 'cannot change while there are outcomes in the old currency');
    const team = await updateTeamRow(scope, { ...body, expectedVersion });
    await recordEvent(scope, {
      type: 'team.updated',
      subjectId: scope.teamId,
      actor,
      payload: {
        currency: body.currency,
        dayRate: body.dayRate,
        capacityDays: body.capacityDays,
        changes:
          before.dayRate.amount === body.dayRate
            ? {}
            : { dayRate: { from: before.dayRate.amount, to: body.dayRate } },
      },
    });
    return team;
  }),

  handle(routes.members, async ({ scope, params }) => {
    assertOwnTeam(scope, params.id);
    return { items: await listMembers(scope) };
  }),

  handle(routes.updateMember, ({ scope, params, body, actor }) => {
    assertOwnTeam(scope, params.id);
    return changeRole(scope, { userId: params.userId, role: body.role, actor });
  }),

  handle(routes.removeMember, async ({ scope, params, actor }) => {
    assertOwnTeam(scope, params.id);
    await removeMember(scope, { userId: params.userId, actor });
    return { removed: true as const };
  }),
];

const invitingAndTokens = (options: { publicUrl: () => string }): MountedRoute[] => [
  handle(routes.invitations, async ({ scope }) => ({ items: await listInvitations(scope) })),

  handle(routes.invite, async ({ scope, body, caller }) => {
    const { invitation, token } = await createInvitation(scope, {
      role: body.role,
      email: body.email ?? null,
      actor: caller.actor,
    });
    // Behind the # the token reaches the page, never a server’s log.
    return { invitation, link: `${options.publicUrl()}/join#invitation=${token}` };
  }),

  handle(routes.revokeInvitation, async ({ scope, params, actor }) => {
    await revokeInvitation(scope, params.id, actor);
    return { removed: true as const };
  }),

  handle(routes.apiTokens, async ({ scope }) => ({ items: await listApiTokens(scope) })),

  handle(routes.createApiToken, ({ scope, body, caller }) =>
    createApiToken(scope, { ...body, actor: caller.actor }),
  ),

  handle(routes.revokeApiToken, async ({ scope, params, actor }) => {
    await revokeApiToken(scope, params.id, actor);
    return { removed: true as const };
  }),
];

/** The signed-in person, the team, its members, invitations and tokens. */
export const teamRoutes = (deps: SessionDeps & { publicUrl: () => string }): MountedRoute[] => [
  ...ownAccount(deps),
  ...theTeam(),
  ...invitingAndTokens(deps),
];
