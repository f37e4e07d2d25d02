import { randomBytes } from 'node:crypto';
import { seal, unseal, unsealWithAny } from './envelope.js';

/** Seals with one owner’s key. The context is what it is for; needed again to read it. */
export interface Sealer {
  readonly seal: (context: string, plain: string) => string;
  /** @throws when it was sealed for another owner or context, or changed since */
  readonly open: (context: string, sealed: string) => string;
}

/** Keys of owners that are no team, such as installations inside Jira, wrapped by the installation’s master key. */
export interface KeyWrap {
  /** A new key of the owner, wrapped. */
  readonly make: (owner: string) => string;
  /** `rewrapped`: the key under today’s master key, where a retired one wrapped it; else null. */
  readonly open: (
    owner: string,
    wrapped: string,
  ) => { readonly sealer: Sealer; readonly rewrapped: string | null };
}

const sealerOf = (owner: string, key: Buffer): Sealer => ({
  seal: (context, plain) => seal(key, Buffer.from(plain, 'utf8'), `${owner}|${context}`),
  open: (context, sealed) => unseal(key, sealed, `${owner}|${context}`).toString('utf8'),
});

/** @param options.retiredKeys earlier master keys: what they wrapped is still read */
export const createKeyWrap = (options: { masterKey: Buffer; retiredKeys?: readonly Buffer[] }): KeyWrap => {
  const { masterKey, retiredKeys = [] } = options;
  return {
    make: (owner) => seal(masterKey, randomBytes(32), owner),
    open: (owner, wrapped) => {
      try {
        return { sealer: sealerOf(owner, unseal(masterKey, wrapped, owner)), rewrapped: null };
      } catch (error) {
        if (retiredKeys.length === 0) throw error;
        const key = unsealWithAny(retiredKeys, wrapped, owner);
        return { sealer: sealerOf(owner, key), rewrapped: seal(masterKey, key, owner) };
      }
    },
  };
};
