import { stemWord } from './stem-word.js';
import { COMPARISON, type Ranker } from './comparison.js';
import { createSimilarityIndex } from './create-similarity-index.js';
import type { SimilarityDocument } from './similarity-document.js';
import { splitWords } from './split-words.js';
import type { WordVectors } from './word-vectors.js';

/** What the evaluation asks, one JSON object a line. */
type Question =
  | { readonly op: 'measures' }
  | { readonly op: 'stems'; readonly texts: readonly string[] }
  | { readonly op: 'put'; readonly documents: readonly SimilarityDocument[] }
  | { readonly op: 'compare'; readonly document: SimilarityDocument; readonly limit: number }
  | {
      readonly op: 'find';
      readonly document: SimilarityDocument;
      readonly limit: number;
      readonly ranker?: Ranker;
    };

/** Answers questions to one index in their order, so that another program can measure the very index served here. */
export const createLineAnswers = (vectors?: WordVectors) => {
  const index = createSimilarityIndex({ vectors });
  const answer = (question: Question): unknown => {
    switch (question.op) {
      case 'measures':
        return COMPARISON;
      case 'stems':
        return question.texts.map((text) => splitWords(text).map(stemWord).join(' '));
      case 'put':
        for (const document of question.documents) index.upsert(document);
        return index.size();
      case 'compare':
        return index.compare(question.document).slice(0, question.limit);
      case 'find': {
        const started = performance.now();
        const { document: like, limit, ranker } = question;
        return { matches: index.find({ like, limit, ranker }), milliseconds: performance.now() - started };
      }
    }
  };
  return (line: string): string => JSON.stringify(answer(JSON.parse(line) as Question));
};
