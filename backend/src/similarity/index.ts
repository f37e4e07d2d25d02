export { COMPARISON, plainRanker, type Comparison, type Ranker } from './comparison.js';
export {
  createSimilarityIndex,
  type Compared,
  type Match,
  type SimilarityIndex,
  type SimilarityIndexOptions,
  type SimilarityQuery,
} from './create-similarity-index.js';
export { defaultSettings, type SimilaritySettings } from './settings.js';
export type { SimilarityDocument } from './similarity-document.js';
export { readWordVectors, type WordVectors } from './word-vectors.js';
export { createLineAnswers } from './answer-lines.js';
export { loadSimilarityModel, type SimilarityModel } from './load-similarity-model.js';
