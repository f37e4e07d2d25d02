import type { Dictionary } from './dictionary.js';
import { vectorOf } from './document-vector.js';
import { countOne, type Field } from './packed-counts.js';
import type { SimilarityDocument } from './similarity-document.js';
import { splitWords } from './split-words.js';
import { hashRuns } from './title-runs.js';
import type { WordVectors } from './word-vectors.js';

/** A document as the index holds it. */
export interface Analysed {
  readonly id: string;
  /** Pairs of term number and packed counts. */
  readonly terms: Int32Array;
  /** The title’s terms in order. */
  readonly title: Int32Array;
  /** Hashes of the title’s runs of three characters, each once. */
  readonly titleRuns: Uint16Array;
  readonly descriptionLength: number;
  readonly vector: Int8Array;
  /** Not a number where unknown. */
  readonly at: number;
}

export interface AnalyseOptions {
  readonly dictionary: Dictionary;
  readonly vectors: WordVectors | undefined;
}

const MOST_TERMS = 2_000;
const MOST_TITLE_TERMS = 64;
const LONGEST_KEY = 100;

/** Keys are told from words by a sign that no word holds. */
const asKey = (key: string): string => `=${key.trim().slice(0, LONGEST_KEY).toLowerCase()}`;

export const analyse = (document: SimilarityDocument, { dictionary, vectors }: AnalyseOptions): Analysed => {
  const found = new Map<number, number>();
  const count = (words: readonly string[], field: Field): number[] =>
    words.map((word) => {
      const number = dictionary.numberOf(word);
      found.set(number, countOne(found.get(number) ?? 0, field));
      return number;
    });
  const title = count(splitWords(document.title), 'title').slice(0, MOST_TITLE_TERMS);
  count((document.keys ?? []).map(asKey), 'keys');
  const description = count(splitWords(document.description), 'description');
  const terms = Int32Array.from([...found].slice(0, MOST_TERMS).flat());
  return {
    id: document.id,
    terms,
    title: Int32Array.from(title),
    titleRuns: hashRuns(document.title),
    descriptionLength: description.length,
    vector: vectorOf(terms, dictionary, vectors),
    at: document.at ?? Number.NaN,
  };
};
