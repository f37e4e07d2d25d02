import type { Knex } from 'knex';
import type { KeyWrap, Sealer } from '../../../platform/index.js';
import { installations } from './installation-store.js';

/** Secrets of a site, sealed with a key of its installation. */
export interface InstallationSecrets {
  /** A wrapped key for a new installation. */
  readonly newKey: (installationId: string) => string;
  /** @param context what it is for, such as `poke-url`; needed again to read it. @throws for an unknown installation */
  readonly encrypt: (
    trx: Knex.Transaction,
    secret: { readonly installationId: string; readonly context: string; readonly plain: string },
  ) => Promise<string>;
  readonly decrypt: (
    trx: Knex.Transaction,
    secret: { readonly installationId: string; readonly context: string; readonly sealed: string },
  ) => Promise<string>;
}

export const createInstallationSecrets = (keys: KeyWrap): InstallationSecrets => {
  const sealerOf = async (trx: Knex.Transaction, id: string): Promise<Sealer> => {
    const row = (await installations(trx).where({ id }).first('wrapped_key')) as
      { wrapped_key: string } | undefined;
    if (row === undefined) throw new Error('there is no such installation of the Forge app');
    const { sealer, rewrapped } = keys.open(id, row.wrapped_key);
    if (rewrapped !== null)
      await installations(trx).where({ id, wrapped_key: row.wrapped_key }).update({ wrapped_key: rewrapped });
    return sealer;
  };
  return {
    newKey: (installationId) => keys.make(installationId),
    encrypt: async (trx, { installationId, context, plain }) =>
      (await sealerOf(trx, installationId)).seal(context, plain),
    decrypt: async (trx, { installationId, context, sealed }) =>
      (await sealerOf(trx, installationId)).open(context, sealed),
  };
};
