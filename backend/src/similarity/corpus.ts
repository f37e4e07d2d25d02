import { analyse, type Analysed } from './analyse.js';
import type { ByField } from './bm25f.js';
import { createDictionary } from './dictionary.js';
import { createPostings } from './postings.js';
import type { SimilarityDocument } from './similarity-document.js';
import type { WordVectors } from './word-vectors.js';

const FEWEST_TO_REBUILD = 1_000;

const forEachTerm = (document: Analysed, visit: (term: number, packed: number) => void): void => {
  for (let at = 0; at < document.terms.length; at += 2)
    visit(document.terms[at] ?? 0, document.terms[at + 1] ?? 0);
};

const emptyState = () => ({
  dictionary: createDictionary(),
  postings: createPostings(),
  slots: [] as (Analysed | undefined)[],
  slotOf: new Map<string, number>(),
  titleTerms: 0,
  descriptionTerms: 0,
});
type State = ReturnType<typeof emptyState>;

const place = (state: State, document: Analysed): void => {
  const slot = state.slots.push(document) - 1;
  state.slotOf.set(document.id, slot);
  state.titleTerms += document.title.length;
  state.descriptionTerms += document.descriptionLength;
  forEachTerm(document, (term, packed) => {
    state.postings.add(term, slot, packed);
  });
};

const clear = (state: State, id: string): boolean => {
  const slot = state.slotOf.get(id);
  const document = slot === undefined ? undefined : state.slots[slot];
  if (slot === undefined || document === undefined) return false;
  state.slots[slot] = undefined;
  state.slotOf.delete(id);
  state.titleTerms -= document.title.length;
  state.descriptionTerms -= document.descriptionLength;
  forEachTerm(document, (term) => {
    state.postings.forget(term);
  });
  return true;
};

/** The same documents without what removed ones left behind: their slots, pairs and words. */
const rebuilt = (old: State): State => {
  const state = emptyState();
  for (const document of old.slots) {
    if (document === undefined) continue;
    const terms = document.terms.slice();
    const renumber = (term: number) => state.dictionary.numberOf(old.dictionary.wordOf(term));
    for (let at = 0; at < terms.length; at += 2) terms[at] = renumber(terms[at] ?? 0);
    place(state, { ...document, terms, title: document.title.map(renumber) });
  }
  return state;
};

/** The documents with their inverted lists and statistics; grows and shrinks document by document. */
export const createCorpus = (vectors?: WordVectors) => {
  let state = emptyState();
  const documents = (): number => state.slotOf.size;
  let version = 0;
  return {
    put: (document: SimilarityDocument): void => {
      version += 1;
      clear(state, document.id);
      place(state, analyse(document, { dictionary: state.dictionary, vectors }));
      if (state.slots.length > 2 * documents() + FEWEST_TO_REBUILD) state = rebuilt(state);
    },
    drop: (id: string): boolean => {
      version += 1;
      return clear(state, id);
    },
    version: () => version,
    /** As a query: words that no document holds are told apart for this one only. */
    read: (document: SimilarityDocument): Analysed =>
      analyse(document, { dictionary: createDictionary(state.dictionary), vectors }),
    get: (id: string): Analysed | undefined => state.slots[state.slotOf.get(id) ?? -1],
    slotOf: (id: string): number | undefined => state.slotOf.get(id),
    at: (slot: number): Analysed | undefined => state.slots[slot],
    list: (term: number) => state.postings.list(term),
    slots: () => state.slots.length,
    ids: () => state.slotOf.keys(),
    documents,
    wordOf: (term: number) => state.dictionary.wordOf(term),
    stemOf: (term: number) => state.dictionary.stemOf(term),
    /** Mean lengths of the fields in terms. */
    means: (): ByField => ({
      title: state.titleTerms / documents() || 1,
      description: state.descriptionTerms / documents() || 1,
    }),
    /** How rare a term is, relative to one that a single document of a large index holds. */
    rarity: (term: number): number => {
      const holders = state.postings.documents(term);
      const others = documents() - holders;
      return Math.log1p((others + 0.5) / (holders + 0.5)) / Math.log(2 + documents());
    },
  };
};
export type Corpus = ReturnType<typeof createCorpus>;
