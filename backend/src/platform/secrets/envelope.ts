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

/** Opens with the first key that fits; GCM tells a wrong one. @throws when none does */
export const unsealWithAny = (keys: readonly Buffer[], sealed: string, context: string): Buffer => {
  const [key, ...others] = keys;
  if (key === undefined) throw new Error('there is no key for a sealed secret');
  try {
    return unseal(key, sealed, context);
  } catch (error) {
    if (others.length === 0) throw error;
    return unsealWithAny(others, sealed, context);
  }
};

/**
 * @param options.masterKey wraps the teams’ keys
 * @param options.retiredKeys earlier master keys: what they wrapped is still read, and wrapped anew when it is
 */
export const createEnvelope = (options: { masterKey: Buffer; retiredKeys?: readonly Buffer[] }): Envelope => {
  const { masterKey, retiredKeys = [] } = options;

  const rewrap = async ({ trx, teamId }: TeamScope, wrapped: string): Promise<Buffer> => {
    const key = unsealWithAny(retiredKeys, wrapped, teamId);
    await trx('team_keys')
      .where({ team_id: teamId, wrapped_key: wrapped })
      .update({ wrapped_key: seal(masterKey, key, teamId) });
    return key;
  };

  const teamKey = async (scope: TeamScope): Promise<Buffer> => {
    const { trx, teamId } = scope;
    await trx('team_keys')
      .insert({ team_id: teamId, wrapped_key: seal(masterKey, randomBytes(32), teamId) })
      .onConflict()
      .ignore();
    const row = await trx('team_keys')
      .where({ team_id: teamId })
      .first<{ wrapped_key: string }>('wrapped_key');
    try {
      return unseal(masterKey, row.wrapped_key, teamId);
    } catch (error) {
      if (retiredKeys.length === 0) throw error;
      return rewrap(scope, row.wrapped_key);
    }
  };

  return {
    encrypt: async (scope, context, plain) =>
      seal(await teamKey(scope), Buffer.from(plain, 'utf8'), `${scope.teamId}|${context}`),
    decrypt: async (scope, context, sealed) =>
      unseal(await teamKey(scope), sealed, `${scope.teamId}|${context}`).toString('utf8'),
  };
};
