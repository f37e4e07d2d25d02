import { createHash } from 'node:crypto';
import { plainName } from '../text/plain-name.js';

/**
 * Key of a row in a file that has no key column: `row-` and 12 hex digits of the title's SHA-256, upper and lower case,
 * accents and punctuation left aside. The same title gives the same key in every import; two rows of one title are one feature.
 */
export const deriveKey = (title: string): string => {
  const named = plainName(title);
  const hash = createHash('sha256').update(named === '' ? title : named, 'utf8');
  return `row-${hash.digest('hex').slice(0, 12)}`;
};
