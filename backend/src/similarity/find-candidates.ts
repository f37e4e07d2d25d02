import type { Analysed } from './analyse.js';
import { normsOf, querySide } from './bm25f.js';
import type { Corpus } from './corpus.js';
import { highest } from './highest.js';
import { descriptionCount, keysCount, titleCount } from './packed-counts.js';
import type { SimilaritySettings } from './settings.js';

interface QueryTerm {
  readonly term: number;
  readonly weight: number;
}

const queryTermsOf = (query: Analysed, corpus: Corpus, settings: SimilaritySettings): QueryTerm[] => {
  const terms: QueryTerm[] = [];
  for (let at = 0; at < query.terms.length; at += 2) {
    const term = query.terms[at] ?? 0;
    if (corpus.list(term) === undefined) continue;
    terms.push({ term, weight: corpus.rarity(term) * querySide(query.terms[at + 1] ?? 0, settings) });
  }
  return terms
    .sort((one, other) => other.weight - one.weight || one.term - other.term)
    .slice(0, settings.queryTerms);
};

/** Length norms of all slots, one after the other; worked out again when the corpus has changed. */
const createNorms = (corpus: Corpus, settings: SimilaritySettings) => {
  let version = -1;
  let title = new Float32Array(0);
  let description = new Float32Array(0);
  return () => {
    if (version !== corpus.version()) {
      version = corpus.version();
      title = new Float32Array(corpus.slots());
      description = new Float32Array(corpus.slots());
      const means = corpus.means();
      for (let slot = 0; slot < title.length; slot += 1) {
        const document = corpus.at(slot);
        if (document === undefined) continue;
        const norms = normsOf(document, means, settings);
        title[slot] = norms.title;
        description[slot] = norms.description;
      }
    }
    return { title, description };
  };
};

/** Finds the slots of documents that say most of what a query says, by BM25F over its heaviest terms. */
export const createCandidateFinder = (corpus: Corpus, settings: SimilaritySettings) => {
  const normsNow = createNorms(corpus, settings);
  const { titleWeight, keyWeight, k1 } = settings;
  return (query: Analysed, accepts: (id: string) => boolean = () => true): number[] => {
    const norms = normsNow();
    const scores = new Float32Array(corpus.slots());
    for (const { term, weight } of queryTermsOf(query, corpus, settings)) {
      const list = corpus.list(term);
      if (list === undefined) continue;
      for (let at = 0; at < list.length * 2; at += 2) {
        const slot = list.pairs[at] ?? 0;
        const packed = list.pairs[at + 1] ?? 0;
        const frequency =
          titleWeight * titleCount(packed) * (norms.title[slot] ?? 0) +
          keyWeight * keysCount(packed) +
          descriptionCount(packed) * (norms.description[slot] ?? 0);
        scores[slot] = (scores[slot] ?? 0) + (weight * frequency) / (k1 + frequency);
      }
    }
    return highest(scores, settings.candidates, (slot) => {
      const document = corpus.at(slot);
      return document !== undefined && document.id !== query.id && accepts(document.id);
    });
  };
};
