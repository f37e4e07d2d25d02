import type { User } from '@valora/contracts';
import type { Knex } from 'knex';

export interface UserRow extends User {
  password_hash: string;
  last_team_id: string | null;
}

export const toUser = (row: UserRow): User => ({ id: row.id, email: row.email, name: row.name });

export const findUserByEmail = async (trx: Knex.Transaction, email: string): Promise<UserRow | null> =>
  ((await trx('users').where({ email }).first()) as UserRow | undefined) ?? null;

export const findUser = async (trx: Knex.Transaction, id: string): Promise<UserRow | null> =>
  ((await trx('users').where({ id }).first()) as UserRow | undefined) ?? null;

export const ownerNeeded = async (trx: Knex.Transaction): Promise<boolean> =>
  (await trx('users').first('id')) === undefined;
