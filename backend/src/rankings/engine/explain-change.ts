import type { Contribution } from '@valora/contracts';
import { explainerFor } from './explain.js';
import type { ScoredRow } from './score.js';
import type { Scorer } from './scorer.js';

/** Below this a part is floating-point noise, not a change. */
const noticeable = 1e-6;

/**
 * What moved one score between two moments, largest first: Shapley values of the score against the feature's own earlier
 * quantities, so that only what changed has a part and the parts add up to the change. (The difference of two
 * explanations would also give parts to inputs that stayed, because in a product every part moves with the others.)
 * Null where an earlier quantity is not known.
 */
export const changeExplainer = (
  scorer: Scorer,
): ((row: ScoredRow, before: Readonly<Record<string, number>>) => readonly Contribution[] | null) => {
  const explain = explainerFor(scorer);
  return ({ score, quantities }, before) => {
    if (![...quantities.keys()].every((variable) => Object.hasOwn(before, variable))) return null;
    const [, ...parts] = explain({ score, quantities, reference: (variable) => before[variable]! });
    return parts
      .filter(({ amount }) => Math.abs(amount) > noticeable)
      .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  };
};
