import type { Node } from './node.js';
import { childrenOf } from './node.js';
import type { FormulaProblem } from './tokenize.js';

/** Levenshtein distance, cut off as soon as it must exceed `limit`. */
const distance = (from: string, to: string, limit: number): number => {
  if (Math.abs(from.length - to.length) > limit) return limit + 1;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= to.length; j += 1)
      row[j] = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1),
      );
  }
  return row[to.length] ?? limit + 1;
};

const nearest = (name: string, known: readonly string[]): string | null => {
  const wanted = name.toLowerCase();
  let best: string | null = null;
  let bestDistance = 3;
  for (const candidate of known) {
    const away = distance(wanted, candidate.toLowerCase(), 2);
    if (away < bestDistance) {
      best = candidate;
      bestDistance = away;
    }
  }
  return best;
};

/** Names in the formula that nothing stands for, each once, with the most similar known name as advice. */
export const unknownNames = (node: Node, known: readonly string[]): readonly FormulaProblem[] => {
  const knownSet = new Set(known);
  const problems = new Map<string, FormulaProblem>();
  const visit = (at: Node): void => {
    if (at.kind === 'name' && !knownSet.has(at.name) && !problems.has(at.name)) {
      const similar = nearest(at.name, known);
      const help =
        similar === null ? 'add it as an input first, or correct the name' : `did you mean “${similar}”?`;
      problems.set(at.name, { position: at.at, message: `“${at.name}” is no known input: ${help}` });
    }
    childrenOf(at).forEach(visit);
  };
  visit(node);
  return [...problems.values()];
};
