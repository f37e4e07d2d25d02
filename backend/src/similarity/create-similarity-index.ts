import type { Analysed } from './analyse.js';
import { createComparer } from './compare.js';
import {
  likenessOf,
  plainRanker,
  probabilityOf,
  scoreOf,
  type Comparison,
  type Ranker,
} from './comparison.js';
import { createCorpus, type Corpus } from './corpus.js';
import { createCandidateFinder } from './find-candidates.js';
import { defaultSettings, type SimilaritySettings } from './settings.js';
import { sharedWords } from './shared-words.js';
import type { SimilarityDocument } from './similarity-document.js';
import { groupByBestMatch } from './group-by-best-match.js';
import type { WordVectors } from './word-vectors.js';

export interface SimilarityIndexOptions {
  readonly vectors?: WordVectors | undefined;
  readonly ranker?: Ranker | undefined;
  readonly settings?: SimilaritySettings | undefined;
}

export interface SimilarityQuery {
  /** A document of the index by its id, or any other; a document never finds itself. */
  readonly like: string | SimilarityDocument;
  readonly limit: number;
  /** Only these are answered. */
  readonly accepts?: ((id: string) => boolean) | undefined;
  /** In place of the index’s own. */
  readonly ranker?: Ranker | undefined;
}

export interface Match {
  readonly id: string;
  /** Orders the answers of one query. */
  readonly score: number;
  /** That both report or ask the same thing. */
  readonly probability: number;
  /** How much of what one of them says the other says too, 0 to 1; whichever is more. */
  readonly likeness: number;
  /** Words both hold, the most telling first. */
  readonly because: readonly string[];
}

export interface Compared {
  readonly id: string;
  readonly comparison: Comparison;
}

const ENOUGH_WORDS = 5;

interface Searched {
  readonly query: Analysed;
  readonly found: readonly { readonly document: Analysed; readonly comparison: Comparison }[];
}

const createSearch = (corpus: Corpus, settings: SimilaritySettings) => {
  const findCandidates = createCandidateFinder(corpus, settings);
  return ({ like, accepts }: Pick<SimilarityQuery, 'like' | 'accepts'>): Searched | undefined => {
    const query = typeof like === 'string' ? corpus.get(like) : corpus.read(like);
    if (query === undefined) return undefined;
    const compare = createComparer(query, corpus, settings);
    const found = findCandidates(query, accepts).flatMap((slot) => {
      const document = corpus.at(slot);
      return document === undefined ? [] : [{ document, comparison: compare(document) }];
    });
    return { query, found };
  };
};

/** An index of documents that answers which resemble one; kept in memory, changed document by document. */
export const createSimilarityIndex = ({
  vectors,
  ranker: ownRanker = plainRanker,
  settings = defaultSettings,
}: SimilarityIndexOptions = {}) => {
  const corpus = createCorpus(vectors);
  const search = createSearch(corpus, settings);

  const find = ({ like, limit, accepts, ranker = ownRanker }: SimilarityQuery): Match[] => {
    const searched = search({ like, accepts });
    if (searched === undefined) return [];
    return searched.found
      .map((each) => ({ ...each, score: scoreOf(each.comparison, ranker) }))
      .sort((one, other) => other.score - one.score)
      .slice(0, limit)
      .map(({ document, comparison, score }) => ({
        id: document.id,
        score,
        probability: probabilityOf(score, ranker),
        likeness: likenessOf(comparison),
        because: sharedWords({ query: searched.query, document, corpus, limit: ENOUGH_WORDS }),
      }));
  };

  return {
    upsert: (document: SimilarityDocument): void => {
      corpus.put(document);
    },
    remove: (id: string): boolean => corpus.drop(id),
    has: (id: string): boolean => corpus.slotOf(id) !== undefined,
    size: (): number => corpus.documents(),
    ids: (): string[] => [...corpus.ids()],
    find,
    /** What the ranker would judge by, best candidates by BM25F first: what it is learned from. */
    compare: (like: string | SimilarityDocument): Compared[] =>
      (search({ like })?.found ?? []).map(({ document, comparison }) => ({ id: document.id, comparison })),
    /** Groups of documents that are probably about the same thing; those alone are left out. */
    clusters: (threshold: number): string[][] =>
      groupByBestMatch([...corpus.ids()], (id) => {
        const [best] = find({ like: id, limit: 1 });
        return best !== undefined && best.probability >= threshold ? best.id : undefined;
      }),
  };
};

export type SimilarityIndex = ReturnType<typeof createSimilarityIndex>;
