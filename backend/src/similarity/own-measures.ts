import type { Analysed } from './analyse.js';
import { documentSide, normsOf, querySide, type ByField } from './bm25f.js';
import type { Corpus } from './corpus.js';
import { descriptionCount, keysCount, titleCount } from './packed-counts.js';
import type { SimilaritySettings } from './settings.js';

/** What one document says in itself; sums over its terms. */
export interface OwnMeasures {
  readonly norms: ByField;
  /** BM25F of the document as its own query. */
  readonly full: number;
  readonly titleSquares: number;
  readonly squares: number;
  readonly keys: number;
}

export const isOnlyKey = (packed: number): boolean =>
  titleCount(packed) === 0 && descriptionCount(packed) === 0;

/** How often a term is said, repeats counting less and less. */
export const emphasis = (packed: number): number =>
  1 + Math.log1p(titleCount(packed) + descriptionCount(packed));

export const ownMeasures = (
  document: Analysed,
  corpus: Corpus,
  settings: SimilaritySettings,
): OwnMeasures => {
  const norms = normsOf(document, corpus.means(), settings);
  const own = { norms, full: 0, titleSquares: 0, squares: 0, keys: 0 };
  for (let at = 0; at < document.terms.length; at += 2) {
    const rarity = corpus.rarity(document.terms[at] ?? 0);
    const packed = document.terms[at + 1] ?? 0;
    own.full += rarity * querySide(packed, settings) * documentSide(packed, norms, settings);
    if (keysCount(packed) > 0) own.keys += 1;
    if (isOnlyKey(packed)) continue;
    if (titleCount(packed) > 0) own.titleSquares += rarity ** 2;
    own.squares += (rarity * emphasis(packed)) ** 2;
  }
  return own;
};
