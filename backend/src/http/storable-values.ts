import type { ErrorDetail } from '@valora/contracts';
import { isStorableText } from '../platform/index.js';

/** No body of ours nests deeper than a handful of levels; what does is made to hurt whoever walks it. */
const maxDepth = 32;

interface Place {
  readonly value: unknown;
  readonly path: readonly string[];
}

const textProblem = 'must not contain the NUL character or half of a surrogate pair';

const childrenOf = ({ value, path }: Place): Place[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).map(([key, inner]) => ({ value: inner, path: [...path, key] }))
    : [];

const problemOf = ({ value, path }: Place): string | null => {
  if (path.length > maxDepth) return `is nested more than ${String(maxDepth)} levels deep`;
  const key = path.at(-1) ?? '';
  return isStorableText(key) && (typeof value !== 'string' || isStorableText(value)) ? null : textProblem;
};

const printable = (key: string): string => (isStorableText(key) ? key : JSON.stringify(key));

/**
 * What no schema needs to say of each text: that the database can keep it. Walks without recursion, so that depth costs
 * no stack, and stops at the first problem.
 */
export const findUnstorable = (root: string, value: unknown): ErrorDetail | null => {
  const waiting: Place[] = [{ value, path: [root] }];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const problem = problemOf(place);
    if (problem !== null) return { field: place.path.slice(0, maxDepth).map(printable).join('.'), problem };
    waiting.push(...childrenOf(place));
  }
  return null;
};
