import type { Analysed } from './analyse.js';
import type { Comparison } from './comparison.js';
import type { Corpus } from './corpus.js';
import { isName } from './dictionary.js';
import { cosineOf } from './document-vector.js';
import { ownMeasures } from './own-measures.js';
import type { SimilaritySettings } from './settings.js';
import { createSharedMeasures } from './shared-measures.js';
import { pairOverlap, runOverlap } from './title-runs.js';

const MILLISECONDS_OF_DAY = 86_400_000;

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);

/** Compares one query with candidates; what it holds of the query is worked out once. */
export const createComparer = (query: Analysed, corpus: Corpus, settings: SimilaritySettings) => {
  const own = ownMeasures(query, corpus, settings);
  const asked = new Map<number, number>();
  for (let at = 0; at < query.terms.length; at += 2)
    asked.set(query.terms[at] ?? 0, query.terms[at + 1] ?? 0);

  const sharedWith = (candidate: Analysed, norms: typeof own.norms) => {
    const { add, sums } = createSharedMeasures(settings, { asked: own.norms, given: norms });
    for (let at = 0; at < candidate.terms.length; at += 2) {
      const term = candidate.terms[at] ?? 0;
      const packed = asked.get(term);
      if (packed === undefined) continue;
      const name = isName(corpus.stemOf(term));
      add({ rarity: corpus.rarity(term), isName: name, asked: packed, given: candidate.terms[at + 1] ?? 0 });
    }
    return sums;
  };

  return (candidate: Analysed): Comparison => {
    const other = ownMeasures(candidate, corpus, settings);
    const shared = sharedWith(candidate, other.norms);
    return [
      share(shared.forward, own.full),
      share(shared.backward, other.full),
      shared.titleTitle,
      shared.titleDescription,
      shared.descriptionTitle,
      shared.descriptionDescription,
      shared.names,
      share(shared.titleSquares, Math.sqrt(own.titleSquares * other.titleSquares)),
      share(shared.squares, Math.sqrt(own.squares * other.squares)),
      runOverlap(query.titleRuns, candidate.titleRuns),
      pairOverlap(query.title, candidate.title),
      cosineOf(query.vector, candidate.vector),
      share(shared.keys, own.keys + other.keys - shared.keys),
      -Math.log1p(Math.abs(query.at - candidate.at) / MILLISECONDS_OF_DAY),
    ];
  };
};
