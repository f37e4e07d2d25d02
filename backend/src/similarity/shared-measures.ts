import { documentSide, querySide, type ByField } from './bm25f.js';
import { emphasis, isOnlyKey } from './own-measures.js';
import { descriptionCount, keysCount, titleCount } from './packed-counts.js';
import type { SimilaritySettings } from './settings.js';

/** A term that the query and the candidate hold. */
export interface SharedTerm {
  readonly rarity: number;
  readonly isName: boolean;
  /** Packed counts in the query and in the candidate. */
  readonly asked: number;
  readonly given: number;
}

export interface SharedNorms {
  readonly asked: ByField;
  readonly given: ByField;
}

const OFTEN = 3;
const saturated = (count: number): number => count / (1 + count);

/** Sums over the terms that two documents share. */
export const createSharedMeasures = (settings: SimilaritySettings, norms: SharedNorms) => {
  const sums = {
    forward: 0,
    backward: 0,
    titleTitle: 0,
    titleDescription: 0,
    descriptionTitle: 0,
    descriptionDescription: 0,
    names: 0,
    titleSquares: 0,
    squares: 0,
    keys: 0,
  };
  const addByField = ({ rarity, asked, given }: SharedTerm): void => {
    const inTitle = rarity * saturated(titleCount(given) * norms.given.title);
    const inDescription = rarity * saturated(descriptionCount(given) * norms.given.description);
    const described = descriptionCount(asked) / (OFTEN + descriptionCount(asked));
    sums.descriptionTitle += inTitle * described;
    sums.descriptionDescription += inDescription * described;
    if (titleCount(asked) === 0) return;
    sums.titleTitle += inTitle;
    sums.titleDescription += inDescription;
    if (titleCount(given) > 0) sums.titleSquares += rarity ** 2;
  };
  return {
    sums,
    add: (term: SharedTerm): void => {
      const { rarity, asked, given } = term;
      sums.forward += rarity * querySide(asked, settings) * documentSide(given, norms.given, settings);
      sums.backward += rarity * querySide(given, settings) * documentSide(asked, norms.asked, settings);
      if (keysCount(asked) > 0 && keysCount(given) > 0) sums.keys += 1;
      if (isOnlyKey(asked) || isOnlyKey(given)) return;
      addByField(term);
      if (term.isName) sums.names += rarity;
      sums.squares += rarity ** 2 * emphasis(asked) * emphasis(given);
    },
  };
};
