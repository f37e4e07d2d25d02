import { z } from 'zod';
import { role } from './permissions.js';
import { currency, id, timestamp, version } from './primitives.js';

export const email = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase());
export const password = z
  .string()
  .min(12, 'must be at least 12 characters long')
  .max(200)
  .refine((value) => !value.includes('\u0000'), 'must not contain the NUL character');
export const token = z.string().min(20).max(200);

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
