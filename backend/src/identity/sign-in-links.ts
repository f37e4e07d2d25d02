import type { Knex } from 'knex';
import { unauthenticated, type Database } from '../platform/index.js';
import { hashToken, newSecret } from './tokens.js';
import { ownerNeeded } from './user-store.js';

const linkMs = 24 * 60 * 60_000;

export interface SignInLink {
  readonly purpose: 'owner' | 'sign-in';
  readonly user_id: string | null;
  readonly team_id: string | null;
}

/** Makes a one-time link that signs one person in to one team. Returns its token. */
export const makePersonalLink = async (
  trx: Knex.Transaction,
  link: { readonly userId: string; readonly teamId: string; readonly expiresAt: Date },
): Promise<string> => {
  const token = newSecret();
  await trx('sign_in_links').insert({
    token_hash: hashToken(token),
    purpose: 'sign-in',
    user_id: link.userId,
    team_id: link.teamId,
    expires_at: link.expiresAt,
  });
  return token;
};

/**
 * Makes the one-time link the starter prints: for the first owner while there is nobody, else for the longest-serving
 * admin. Whoever can read the starter’s output runs the machine.
 * @returns null when there are users but no admin
 */
export const makeSignInLink = async (
  database: Database,
): Promise<{ purpose: SignInLink['purpose']; token: string } | null> => {
  const expiresAt = new Date(Date.now() + linkMs);
  const ownerToken = await database.global(async (trx) => {
    await trx('sign_in_links').where('expires_at', '<', trx.fn.now()).delete();
    if (!(await ownerNeeded(trx))) return null;
    const token = newSecret();
    await trx('sign_in_links').insert({
      token_hash: hashToken(token),
      purpose: 'owner',
      expires_at: expiresAt,
    });
    return token;
  });
  if (ownerToken !== null) return { purpose: 'owner', token: ownerToken };
  const teams = await database.global(
    async (trx) => ((await trx.raw('select all_team_ids() as id')) as { rows: { id: string }[] }).rows,
  );
  for (const { id } of teams) {
    const admin = (await database.inTeam(id, ({ trx }) =>
      trx('memberships').where({ team_id: id, role: 'admin' }).orderBy('created_at').first('user_id'),
    )) as { user_id: string } | undefined;
    if (admin === undefined) continue;
    const token = await database.global((trx) =>
      makePersonalLink(trx, { userId: admin.user_id, teamId: id, expiresAt }),
    );
    return { purpose: 'sign-in', token };
  }
  return null;
};

/** Uses a link up. @throws AppError unauthenticated when it is unknown, used, expired or for something else */
export const redeemSignInLink = async (
  trx: Knex.Transaction,
  token: string,
  purpose: SignInLink['purpose'],
): Promise<SignInLink> => {
  const [link] = (await trx('sign_in_links')
    .where({ token_hash: hashToken(token), purpose })
    .whereNull('used_at')
    .where('expires_at', '>', trx.fn.now())
    .update({ used_at: trx.fn.now() })
    .returning(['purpose', 'user_id', 'team_id'])) as SignInLink[];
  if (link === undefined)
    throw unauthenticated('This link was used already or has expired; start Valora again for a new one.');
  return link;
};
