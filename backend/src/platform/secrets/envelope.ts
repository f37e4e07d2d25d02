import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { TeamScope } from '../db/database.js';

const format = 'v1';

/** AES-256-GCM (NIST SP 800-38D): 96-bit random nonce, 128-bit tag, `context` bound as additional data. */
export const seal = (key: Buffer, plain: Buffer, context: string): string => {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return [format, nonce, cipher.getAuthTag(), body]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.');
};

/** @throws when the key or the context is another one, or the text was changed */
export const unseal = (key: Buffer, sealed: string, context: string): Buffer => {
  const [version, nonce, tag, body] = sealed.split('.');
  if (version !== format || nonce === undefined || tag === undefined || body === undefined)
    throw new Error('not a sealed secret');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), {
    authTagLength: 16,
  });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]);
};

/** Keeps secrets of a team: each team has its own key, wrapped by the installation’s. */
export interface Envelope {
  /** @param context what it is for, such as `jira|apiToken`; needed again to read it */
  encrypt: (scope: TeamScope, context: string, plain: string) => Promise<string>;
  decrypt: (scope: TeamScope, context: string, sealed: string) => Promise<string>;
}

export const createEnvelope = (options: { masterKey: Buffer }): Envelope => {
  const teamKey = async ({ trx, teamId }: TeamScope): Promise<Buffer> => {
    const wrapped = seal(options.masterKey, randomBytes(32), teamId);
    await trx('team_keys').insert({ team_id: teamId, wrapped_key: wrapped }).onConflict().ignore();
    const row = await trx('team_keys')
      .where({ team_id: teamId })
      .first<{ wrapped_key: string }>('wrapped_key');
    return unseal(options.masterKey, row.wrapped_key, teamId);
  };
  return {
    encrypt: async (scope, context, plain) =>
      seal(await teamKey(scope), Buffer.from(plain, 'utf8'), `${scope.teamId}|${context}`),
    decrypt: async (scope, context, sealed) =>
      unseal(await teamKey(scope), sealed, `${scope.teamId}|${context}`).toString('utf8'),
  };
};
