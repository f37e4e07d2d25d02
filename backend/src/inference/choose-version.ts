import { createHash } from 'node:crypto';

/** A model version and its part of the traffic; parts need not sum to 1. */
export interface VersionShare {
  readonly version: string;
  readonly share: number;
}

const PLACES = 2 ** 48;

/** A key’s place between 0 and 1, always the same. */
const placeOf = (key: string): number => createHash('sha256').update(key).digest().readUIntBE(0, 6) / PLACES;

/**
 * The version that answers for a key, such as a feature’s id: always the same one while the shares stay, and only the keys
 * that must change sides do when they change. `experiment` keeps two splits from sending the same keys to the same side.
 * Throws a `RangeError` if no share is positive.
 */
export const chooseVersion = (splitKey: string, shares: readonly VersionShare[], experiment = ''): string => {
  const total = shares.reduce((sum, { share }) => sum + Math.max(0, share), 0);
  if (!(total > 0 && Number.isFinite(total))) {
    throw new RangeError('A split needs one finite share above 0 at least');
  }
  let left = placeOf(`${experiment}\n${splitKey}`) * total;
  const taking = shares.filter(({ share }) => share > 0);
  const found = taking.find(({ share }) => (left -= share) < 0) ?? taking[taking.length - 1];
  return found?.version ?? '';
};
