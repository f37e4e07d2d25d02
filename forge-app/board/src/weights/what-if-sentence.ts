import type { Format } from '../format/use-format.js';

export interface WhatIfCounts {
  /** Features whose rank would change, those that would lose or get one included. */
  readonly moved: number;
  /** Of them, how many would be new among the best ten. */
  readonly entering: number;
  /** Without a rank with the settings tried, and as it stands. */
  readonly unscored: number;
  readonly unscoredNow: number;
}

const rankless = (difference: number, format: Format): string => {
  if (difference === 0) return '';
  return difference > 0
    ? `; ${format.exact(difference)} would lose their rank for want of inputs`
    : `; ${format.exact(-difference)} more would be ranked`;
};

/** What other settings would do to the order, in a sentence. */
export const whatIfSentence = (counts: WhatIfCounts, format: Format): string => {
  const { moved, entering, unscored, unscoredNow } = counts;
  if (moved === 0) return 'Nothing would move.';
  const lost = unscored - unscoredNow;
  const features = format.count(moved, 'feature', 'features');
  if (lost === moved)
    return `${features} would lose ${moved === 1 ? 'its' : 'their'} rank for want of inputs.`;
  return `${features} would move, ${entering === 0 ? 'none' : format.exact(entering)} of them into the top ten${rankless(lost, format)}.`;
};
