import type { Role } from '@valora/contracts';
import type { Knex } from 'knex';
import { newId } from '../platform/index.js';
import { hashToken, newSecret } from './tokens.js';

export const refreshTokenMs = 30 * 24 * 60 * 60_000;

/** A token may arrive twice within this time from two tabs of one browser without counting as stolen. */
const sameMomentMs = 10_000;

export interface RefreshRow {
  id: string;
  family_id: string;
  user_id: string;
  team_id: string;
  used_at: Date | null;
  revoked_at: Date | null;
  expires_at: Date;
}

export const startFamily = async (
  trx: Knex.Transaction,
  owner: { userId: string; teamId: string; familyId?: string },
): Promise<{ refreshToken: string; familyId: string }> => {
  const refreshToken = newSecret();
  const familyId = owner.familyId ?? newId();
  await trx('refresh_tokens').insert({
    id: newId(),
    family_id: familyId,
    user_id: owner.userId,
    team_id: owner.teamId,
    token_hash: hashToken(refreshToken),
    expires_at: new Date(Date.now() + refreshTokenMs),
  });
  return { refreshToken, familyId };
};

export type Redeemed =
  | { readonly kind: 'fresh'; readonly row: RefreshRow }
  | { readonly kind: 'reused'; readonly row: RefreshRow }
  | { readonly kind: 'unknown' };

/**
 * Uses up a refresh token. One that was used before is a sign of theft: the whole family is revoked, the thief’s and
 * the owner’s (RFC 9700, section 4.14.2).
 */
export const redeemRefreshToken = async (trx: Knex.Transaction, token: string): Promise<Redeemed> => {
  const row = (await trx('refresh_tokens')
    .where({ token_hash: hashToken(token) })
    .forUpdate()
    .first()) as RefreshRow | undefined;
  if (row === undefined || row.revoked_at !== null || row.expires_at.getTime() < Date.now())
    return { kind: 'unknown' };
  if (row.used_at !== null && Date.now() - row.used_at.getTime() > sameMomentMs) {
    await revokeFamily(trx, row.family_id);
    return { kind: 'reused', row };
  }
  // The first use counts: a later one within the moment must not prolong it.
  if (row.used_at === null)
    await trx('refresh_tokens').where({ id: row.id }).update({ used_at: trx.fn.now() });
  return { kind: 'fresh', row };
};

export const revokeFamily = async (trx: Knex.Transaction, familyId: string): Promise<void> => {
  await trx('refresh_tokens')
    .where({ family_id: familyId })
    .whereNull('revoked_at')
    .update({ revoked_at: trx.fn.now() });
};

export interface Belonging {
  readonly team_id: string;
  readonly name: string;
  readonly role: Role;
}

/** Teams of a user by name; the transaction must run as that user. */
export const listBelongings = async (trx: Knex.Transaction, userId: string): Promise<Belonging[]> =>
  (await trx('memberships as m')
    .join('teams as t', 't.id', 'm.team_id')
    .where('m.user_id', userId)
    .orderBy('t.name')
    .select('m.team_id', 't.name', 'm.role')) as Belonging[];
