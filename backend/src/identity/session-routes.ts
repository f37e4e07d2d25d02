import { api } from '@valora/contracts';
import {
  AppError,
  forbidden,
  handleOpen,
  invalidInput,
  newId,
  recordEvent,
  unauthenticated,
  type MountedRoute,
} from '../platform/index.js';
import { createTeam } from './create-team.js';
import { acceptInvitation } from './invitations.js';
import { accessCookie, openSession, refreshCookie, type SessionDeps } from './open-session.js';
import { hashPassword, verifyPassword } from './password.js';
import { redeemRefreshToken, revokeFamily } from './session-store.js';
import { redeemSignInLink } from './sign-in-links.js';
import { hashToken } from './tokens.js';
import { findUser, findUserByEmail, ownerNeeded, toUser } from './user-store.js';

export interface SessionRouteDeps extends SessionDeps {
  /** @throws AppError rate_limited */
  readonly takeSignIn: (keys: readonly string[]) => Promise<void>;
}

const routes = api.identity;

const firstRun = (deps: SessionRouteDeps): MountedRoute[] => [
  handleOpen(routes.setup, async () => ({ ownerNeeded: await deps.database.global(ownerNeeded) })),

  handleOpen(routes.createOwner, async ({ body, reply, clientAddress }) => {
    await deps.takeSignIn([`address/${clientAddress}`]);
    const passwordHash = await hashPassword(body.password);
    const user = { id: newId(), email: body.email, name: body.name };
    await deps.database.global(async (trx) => {
      await redeemSignInLink(trx, body.linkToken, 'owner');
      if (!(await ownerNeeded(trx)))
        throw new AppError('conflict', 'The owner’s account exists already; sign in.');
      await trx('users').insert({ ...user, password_hash: passwordHash });
    });
    const teamId = await createTeam(deps.database, { ...body.team, owner: user });
    return openSession(deps, { user, teamId, tokens: body.tokens, reply });
  }),
];

const signingIn = (deps: SessionRouteDeps): MountedRoute[] => [
  handleOpen(routes.login, async ({ body, reply, clientAddress }) => {
    await deps.takeSignIn([`address/${clientAddress}`, `account/${body.email}`]);
    const found = await deps.database.global((trx) => findUserByEmail(trx, body.email));
    if (!(await verifyPassword(found?.password_hash ?? null, body.password)) || found === null)
      throw unauthenticated('E-mail or password is wrong.');
    const session = await openSession(deps, {
      user: toUser(found),
      teamId: body.teamId ?? found.last_team_id,
      tokens: body.tokens,
      reply,
    });
    await deps.database.inTeam(session.team.id, (scope) =>
      recordEvent(scope, {
        type: 'session.started',
        subjectId: found.id,
        actor: { name: found.name, userId: found.id },
      }),
    );
    return session;
  }),

  handleOpen(routes.redeemLink, async ({ body, reply, clientAddress }) => {
    await deps.takeSignIn([`address/${clientAddress}`]);
    const { link, user } = await deps.database.global(async (trx) => {
      const redeemed = await redeemSignInLink(trx, body.linkToken, 'sign-in');
      return {
        link: redeemed,
        user: redeemed.user_id === null ? null : await findUser(trx, redeemed.user_id),
      };
    });
    if (user === null) throw unauthenticated('The account of this link does not exist any more.');
    return openSession(deps, { user: toUser(user), teamId: link.team_id, tokens: body.tokens, reply });
  }),

  handleOpen(routes.acceptInvitation, async ({ body, reply, clientAddress }) => {
    await deps.takeSignIn([`address/${clientAddress}`]);
    const { user, teamId } = await acceptInvitation(deps.database, body);
    return openSession(deps, { user, teamId, tokens: body.tokens, reply });
  }),
];

const staying = (deps: SessionRouteDeps): MountedRoute[] => [
  handleOpen(routes.refresh, async ({ body, cookies, reply }) => {
    const token = body.refreshToken ?? cookies[refreshCookie];
    if (token === undefined) throw unauthenticated();
    const redeemed = await deps.database.global((trx) => redeemRefreshToken(trx, token));
    if (redeemed.kind === 'reused')
      await deps.database.inTeam(redeemed.row.team_id, (scope) =>
        recordEvent(scope, {
          type: 'session.revoked',
          subjectId: redeemed.row.user_id,
          actor: { name: 'Valora', userId: null },
          payload: { because: 'a refresh token was used twice' },
        }),
      );
    if (redeemed.kind !== 'fresh') {
      reply.cookie(accessCookie, null, 0);
      reply.cookie(refreshCookie, null, 0);
      throw unauthenticated('Your session has ended; sign in again.');
    }
    const { row } = redeemed;
    const user = await deps.database.global((trx) => findUser(trx, row.user_id));
    if (user === null) throw unauthenticated();
    return openSession(deps, {
      user: toUser(user),
      teamId: row.team_id,
      familyId: row.family_id,
      tokens: body.tokens,
      reply,
    });
  }),

  handleOpen(routes.logout, async ({ body, cookies, reply }) => {
    const token = body.refreshToken ?? cookies[refreshCookie];
    if (token !== undefined)
      await deps.database.global(async (trx) => {
        const row = (await trx('refresh_tokens')
          .where({ token_hash: hashToken(token) })
          .first('family_id')) as { family_id: string } | undefined;
        if (row !== undefined) await revokeFamily(trx, row.family_id);
      });
    reply.cookie(accessCookie, null, 0);
    reply.cookie(refreshCookie, null, 0);
    return { signedOut: true as const };
  }),
];

const switching = (deps: SessionRouteDeps): MountedRoute[] => [
  handleOpen(routes.switchTeam, async ({ body, caller, reply }) => {
    if (caller?.sessionId == null)
      throw forbidden('An API token belongs to one team; make one in the other team.');
    const user = await deps.database.global((trx) => findUser(trx, caller.actor.userId));
    if (user === null) throw unauthenticated();
    const member = await deps.database.asUser(user.id, (trx) =>
      trx('memberships').where({ user_id: user.id, team_id: body.teamId }).first('role'),
    );
    if (member === undefined) throw invalidInput('body.teamId', 'is not one of your teams');
    return openSession(deps, {
      user: toUser(user),
      teamId: body.teamId,
      familyId: caller.sessionId,
      tokens: body.tokens,
      reply,
    });
  }),
];

/** Setting up, signing in, staying signed in and signing out. */
export const sessionRoutes = (deps: SessionRouteDeps): MountedRoute[] => [
  ...firstRun(deps),
  ...signingIn(deps),
  ...staying(deps),
  ...switching(deps),
];
