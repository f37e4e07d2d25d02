import type { SimilarityDocument } from '../../similarity/index.js';

interface Held {
  readonly id: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly length: number;
}

const countWords = ({ title, description }: SimilarityDocument): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of `${title} ${description}`.toLowerCase().split(/\s+/))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** The search one would write first: every document is compared with the query, by cosine of TF-IDF. */
export const createScan = (documents: readonly SimilarityDocument[]) => {
  const holders = new Map<string, number>();
  const counted = documents.map((document) => ({ id: document.id, counts: countWords(document) }));
  for (const { counts } of counted)
    for (const word of counts.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  const weightOf = (word: string, count: number) =>
    count * Math.log(documents.length / (holders.get(word) ?? documents.length));
  const held: Held[] = counted.map(({ id, counts }) => ({
    id,
    counts,
    length: Math.hypot(...[...counts].map(([word, count]) => weightOf(word, count))),
  }));
  return (query: SimilarityDocument, limit: number): { id: string; score: number }[] => {
    const asked = [...countWords(query)];
    return held
      .map(({ id, counts, length }) => {
        let score = 0;
        for (const [word, count] of asked) {
          const there = counts.get(word);
          if (there !== undefined) score += weightOf(word, count) * weightOf(word, there);
        }
        return { id, score: score / (length || 1) };
      })
      .sort((one, other) => other.score - one.score)
      .slice(0, limit);
  };
};
