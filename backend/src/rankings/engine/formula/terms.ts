import type { Node } from './node.js';

export interface Term {
  readonly sign: 1 | -1;
  readonly node: Node;
}

const flipped = (terms: readonly Term[]): readonly Term[] =>
  terms.map(({ sign, node }) => ({ sign: sign === 1 ? -1 : 1, node }));

/** Splits a formula at its outermost + and − into terms whose signed sum is the formula. */
export const termsOf = (node: Node): readonly Term[] => {
  if (node.kind === 'negate') return flipped(termsOf(node.of));
  if (node.kind === 'binary' && node.operator === '+') return [...termsOf(node.left), ...termsOf(node.right)];
  if (node.kind === 'binary' && node.operator === '-')
    return [...termsOf(node.left), ...flipped(termsOf(node.right))];
  return [{ sign: 1, node }];
};
