import type { User } from '@valora/contracts';
import type { Knex } from 'knex';
import { newId, type Database } from '../../../platform/index.js';
import { unusablePassword } from '../../../identity/index.js';
import type { PersonsCall } from '../forge-call.js';
import type { Permissions } from './ask-permissions.js';

const nobodysName = 'A person from Jira';
/** Reserved for names that lead nowhere: RFC 6761, section 6.4. */
const domain = 'jira.invalid';
/** An address that no mail reaches. */
export const emailOf = (local: string): string => `${local}@${domain}`;

export const findPerson = async (trx: Knex.Transaction, accountId: string): Promise<User | null> =>
  ((await trx('jira_accounts as a')
    .join('users as u', 'u.id', 'a.user_id')
    .where('a.account_id', accountId)
    .first('u.id', 'u.email', 'u.name')) as User | undefined) ?? null;

const freeEmail = async (trx: Knex.Transaction, accountId: string, userId: string): Promise<string> => {
  const local = accountId.toLowerCase().replace(/[^a-z0-9]+/g, '.');
  const email = emailOf(local);
  return (await trx('users').where({ email }).first('id')) === undefined ? email : emailOf(userId);
};

/** The account of a person from Jira: without a password, so Jira is the only door. */
const addUser = async (
  trx: Knex.Transaction,
  person: { readonly accountId: string; readonly name: string },
): Promise<User> => {
  const { accountId, name } = person;
  // Two calls of one person at once make one account.
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 5))', [accountId]);
  const known = await findPerson(trx, accountId);
  if (known !== null) return known;
  const id = newId();
  const user = { id, email: await freeEmail(trx, accountId, id), name };
  await trx('users').insert({ ...user, password_hash: unusablePassword });
  await trx('jira_accounts').insert({ account_id: accountId, user_id: id });
  return user;
};

const nameOf = async (permissions: Permissions, call: PersonsCall): Promise<string> => {
  const { displayName } = await permissions.ask(call, (client) => client.getUser(call.accountId));
  return displayName?.trim().slice(0, 200) || nobodysName;
};

/** The Valora account behind an Atlassian account; made when the person comes for the first time. */
export const accountOf = async (
  deps: { readonly database: Pick<Database, 'global'>; readonly permissions: Permissions },
  call: PersonsCall,
): Promise<User> => {
  const known = await deps.database.global((trx) => findPerson(trx, call.accountId));
  if (known !== null) return known;
  const name = await nameOf(deps.permissions, call);
  return deps.database.global((trx) => addUser(trx, { accountId: call.accountId, name }));
};
