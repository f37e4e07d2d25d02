/** Constants of BM25F; field weights count a word of the title as so many of the description. */
export interface SimilaritySettings {
  readonly titleWeight: number;
  readonly keyWeight: number;
  /** How fast repeats of a term stop counting, in the document and in the query. */
  readonly k1: number;
  readonly k3: number;
  /** How far a field’s length discounts its counts, 0 to 1. */
  readonly titleLengthShare: number;
  readonly descriptionLengthShare: number;
  /** Best documents by BM25F that are compared in full. */
  readonly candidates: number;
  /** A longer query is cut to its heaviest terms. */
  readonly queryTerms: number;
}

export const defaultSettings: SimilaritySettings = {
  titleWeight: 5,
  keyWeight: 0.2,
  k1: 1.5,
  k3: 5,
  titleLengthShare: 0.5,
  descriptionLengthShare: 0.9,
  candidates: 200,
  queryTerms: 48,
};
