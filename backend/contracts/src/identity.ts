import { z } from 'zod';
import { paged, pageQuery } from './envelope.js';
import { role } from './permissions.js';
import { currency, id, line, timestamp, version } from './primitives.js';
import { route } from './route.js';

export const email = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase());
export const password = z
  .string()
  .min(12, 'must be at least 12 characters long')
  .max(200)
  .refine((value) => !value.includes('\u0000'), 'must not contain the NUL character');
const token = z.string().min(20).max(200);

export const dayRate = z.object({
  amount: z
    .number()
    .positive()
    .max(1e7)
    .meta({ description: 'Cost of one person-day in the team’s currency' }),
  assumed: z.boolean().meta({ description: 'True while it is a stated default nobody confirmed' }),
});

export const team = z
  .object({
    id,
    name: z.string(),
    currency,
    dayRate,
    capacityDays: z
      .number()
      .min(0)
      .nullable()
      .meta({ description: 'Person-days the team has in a quarter; null: unknown' }),
    subscriptionTier: z.enum(['free', 'standard', 'enterprise']),
    hasSampleData: z.boolean(),
    version,
  })
  .meta({ id: 'Team' });
export type Team = z.infer<typeof team>;

export const user = z.object({ id, email: z.string(), name: z.string() }).meta({ id: 'User' });
export type User = z.infer<typeof user>;

export const session = z
  .object({
    user,
    team,
    role,
    teams: z.array(z.object({ id, name: z.string(), role })),
    accessToken: z
      .string()
      .optional()
      .meta({ description: 'Only for callers without cookies (`tokens: true`)' }),
    refreshToken: z.string().optional(),
    expiresAt: timestamp.meta({ description: 'When the access token ends; refresh before' }),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;

/** Cookies by default; `tokens: true` returns the pair in the body for scripts. */
const tokens = z.boolean().default(false);
const teamId = id.optional().meta({ description: 'Which of the user’s teams; the last used by default' });

export const member = z.object({ user, role, since: timestamp }).meta({ id: 'Member' });
export const invitation = z
  .object({
    id,
    role,
    email: z.string().nullable(),
    invitedBy: z.string(),
    createdAt: timestamp,
    expiresAt: timestamp,
  })
  .meta({ id: 'Invitation' });
export const apiToken = z
  .object({
    id,
    name: z.string(),
    role,
    createdAt: timestamp,
    lastUsedAt: timestamp.nullable(),
    expiresAt: timestamp.nullable(),
  })
  .meta({ id: 'ApiToken' });
export const auditEntry = z
  .object({
    seq: z.int().min(1),
    eventId: id,
    type: z.string(),
    actor: z.string(),
    subject: z.string().nullable(),
    at: timestamp,
    detail: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });

const tag = 'identity';

export const identity = {
  setup: route({
    method: 'get',
    path: '/setup',
    operationId: 'getSetup',
    tag,
    summary: 'Whether the first owner must still be made',
    permission: 'public',
    response: z.object({ ownerNeeded: z.boolean() }),
  }),
  createOwner: route({
    method: 'post',
    path: '/setup/owner',
    operationId: 'createOwner',
    tag,
    summary: 'Make the first account and its team with the one-time link',
    permission: 'public',
    status: 201,
    body: z.strictObject({
      linkToken: token,
      email,
      password,
      name: line(100),
      team: z.strictObject({
        name: line(100),
        currency,
        dayRate: z.number().positive().max(1e7).optional(),
        capacityDays: z.number().min(0).max(1e6).optional(),
      }),
      tokens,
    }),
    response: session,
  }),
  login: route({
    method: 'post',
    path: '/auth/login',
    operationId: 'login',
    tag,
    summary: 'Sign in with e-mail and password',
    permission: 'public',
    body: z.strictObject({ email, password: z.string().min(1).max(200), teamId, tokens }),
    response: session,
  }),
  redeemLink: route({
    method: 'post',
    path: '/auth/link',
    operationId: 'redeemSignInLink',
    tag,
    summary: 'Sign in with a one-time link',
    permission: 'public',
    body: z.strictObject({ linkToken: token, tokens }),
    response: session,
  }),
  refresh: route({
    method: 'post',
    path: '/auth/refresh',
    operationId: 'refreshSession',
    tag,
    summary: 'Exchange the refresh token (cookie or body) for a new pair',
    permission: 'public',
    body: z.strictObject({ refreshToken: token.optional(), tokens }),
    response: session,
  }),
  logout: route({
    method: 'post',
    path: '/auth/logout',
    operationId: 'logout',
    tag,
    summary: 'End the session',
    permission: 'public',
    body: z.strictObject({ refreshToken: token.optional() }),
    response: z.object({ signedOut: z.literal(true) }),
  }),
  session: route({
    method: 'get',
    path: '/session',
    operationId: 'getSession',
    tag,
    summary: 'Who is signed in, in which team',
    permission: 'signed-in',
    response: session,
  }),
  switchTeam: route({
    method: 'post',
    path: '/auth/team',
    operationId: 'switchTeam',
    tag,
    summary: 'Continue in another team of the user',
    permission: 'signed-in',
    body: z.strictObject({ teamId: id, tokens }),
    response: session,
  }),
  acceptInvitation: route({
    method: 'post',
    path: '/invitations/accept',
    operationId: 'acceptInvitation',
    tag,
    summary: 'Join a team by an invitation link',
    permission: 'public',
    status: 201,
    body: z.strictObject({ invitationToken: token, email, name: line(100), password, tokens }),
    response: session,
  }),
  profile: route({
    method: 'get',
    path: '/users/profile',
    operationId: 'getProfile',
    tag,
    summary: 'The signed-in user',
    permission: 'signed-in',
    response: user,
  }),
  updateProfile: route({
    method: 'put',
    path: '/users/profile',
    operationId: 'updateProfile',
    tag,
    summary: 'Change name or password',
    permission: 'signed-in',
    body: z.strictObject({
      name: line(100),
      currentPassword: z.string().max(200).optional(),
      newPassword: password.optional(),
    }),
    response: user,
  }),
  team: route({
    method: 'get',
    path: '/team',
    operationId: 'getTeam',
    tag,
    summary: 'The current team',
    permission: 'team.read',
    response: team,
  }),
  updateTeam: route({
    method: 'put',
    path: '/team',
    operationId: 'updateTeam',
    tag,
    summary: 'Change currency, day rate or capacity',
    permission: 'team.administer',
    versioned: true,
    body: z.strictObject({
      name: line(100),
      currency,
      dayRate: z.number().positive().max(1e7),
      capacityDays: z.number().min(0).max(1e6).nullable(),
    }),
    response: team,
  }),
  members: route({
    method: 'get',
    path: '/teams/{id}/members',
    operationId: 'listMembers',
    tag,
    summary: 'Members of the current team',
    permission: 'team.read',
    params: z.object({ id }),
    response: z.object({ items: z.array(member) }),
  }),
  updateMember: route({
    method: 'put',
    path: '/teams/{id}/members/{userId}',
    operationId: 'updateMember',
    tag,
    summary: 'Change a member’s role',
    permission: 'team.administer',
    params: z.object({ id, userId: id }),
    body: z.strictObject({ role }),
    response: member,
  }),
  removeMember: route({
    method: 'delete',
    path: '/teams/{id}/members/{userId}',
    operationId: 'removeMember',
    tag,
    summary: 'Remove a member and end their sessions',
    permission: 'team.administer',
    params: z.object({ id, userId: id }),
    response: z.object({ removed: z.literal(true) }),
  }),
  invitations: route({
    method: 'get',
    path: '/invitations',
    operationId: 'listInvitations',
    tag,
    summary: 'Open invitations',
    permission: 'team.administer',
    response: z.object({ items: z.array(invitation) }),
  }),
  invite: route({
    method: 'post',
    path: '/invitations',
    operationId: 'createInvitation',
    tag,
    summary: 'Make an invitation link',
    permission: 'team.administer',
    status: 201,
    body: z.strictObject({ role, email: email.optional() }),
    response: z.object({ invitation, link: z.string().meta({ description: 'Shown once' }) }),
  }),
  revokeInvitation: route({
    method: 'delete',
    path: '/invitations/{id}',
    operationId: 'revokeInvitation',
    tag,
    summary: 'Withdraw an invitation',
    permission: 'team.administer',
    params: z.object({ id }),
    response: z.object({ removed: z.literal(true) }),
  }),
  apiTokens: route({
    method: 'get',
    path: '/api-tokens',
    operationId: 'listApiTokens',
    tag,
    summary: 'Tokens for scripts',
    permission: 'team.administer',
    response: z.object({ items: z.array(apiToken) }),
  }),
  createApiToken: route({
    method: 'post',
    path: '/api-tokens',
    operationId: 'createApiToken',
    tag,
    summary: 'Make a token for scripts',
    permission: 'team.administer',
    status: 201,
    body: z.strictObject({
      name: line(100),
      role,
      expiresInDays: z.int().min(1).max(3650).nullable().default(365),
    }),
    response: z.object({ apiToken, secret: z.string().meta({ description: 'Shown once' }) }),
  }),
  revokeApiToken: route({
    method: 'delete',
    path: '/api-tokens/{id}',
    operationId: 'revokeApiToken',
    tag,
    summary: 'Revoke a token',
    permission: 'team.administer',
    params: z.object({ id }),
    response: z.object({ removed: z.literal(true) }),
  }),
  audit: route({
    method: 'get',
    path: '/audit',
    operationId: 'listAudit',
    tag: 'audit',
    summary: 'The audit trail, newest first',
    permission: 'team.administer',
    query: z.object({
      ...pageQuery,
      type: z.string().max(100).optional(),
      actor: z.string().max(200).optional(),
    }),
    response: paged(auditEntry),
  }),
  verifyAudit: route({
    method: 'get',
    path: '/audit/verification',
    operationId: 'verifyAudit',
    tag: 'audit',
    summary: 'Recompute the hash chain',
    permission: 'team.administer',
    response: z.object({
      intact: z.boolean(),
      entries: z.int(),
      head: z.string().nullable(),
      firstBadSeq: z.int().nullable(),
      problem: z.string().nullable(),
    }),
  }),
};
