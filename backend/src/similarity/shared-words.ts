import type { Analysed } from './analyse.js';
import type { Corpus } from './corpus.js';
import { isOnlyKey } from './own-measures.js';
import { titleCount } from './packed-counts.js';

export interface SharedWordsOptions {
  readonly query: Analysed;
  readonly document: Analysed;
  readonly corpus: Corpus;
  readonly limit: number;
}

const SHORTEST = 3;
const IN_TITLE = 2;

/** Words that two documents share, rare ones and those of titles first. */
export const sharedWords = ({ query, document, corpus, limit }: SharedWordsOptions): string[] => {
  const asked = new Map<number, number>();
  for (let at = 0; at < query.terms.length; at += 2)
    asked.set(query.terms[at] ?? 0, query.terms[at + 1] ?? 0);
  const shared: { readonly word: string; readonly weight: number }[] = [];
  for (let at = 0; at < document.terms.length; at += 2) {
    const term = document.terms[at] ?? 0;
    const [here, there] = [asked.get(term), document.terms[at + 1] ?? 0];
    const word = corpus.wordOf(term);
    if (here === undefined || isOnlyKey(here) || isOnlyKey(there) || word.length < SHORTEST) continue;
    const titles = Number(titleCount(here) > 0) + Number(titleCount(there) > 0);
    shared.push({ word, weight: corpus.rarity(term) * IN_TITLE ** titles });
  }
  return shared
    .sort((one, other) => other.weight - one.weight || (one.word < other.word ? -1 : 1))
    .slice(0, limit)
    .map(({ word }) => word);
};
