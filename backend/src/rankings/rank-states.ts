import type { Contribution } from '@valora/contracts';
import type { RankState } from './engine/index.js';
import type { RankingWrite, StoredRanking } from './store/ranking-row.js';

export interface StateRequest {
  readonly rows: Iterable<StoredRanking>;
  readonly keyOf: (featureId: string) => string;
  readonly contributionsOf: (featureId: string) => readonly Contribution[];
  readonly sampleIds: ReadonlySet<string>;
}

/** Stored rows as the states `whyMoved` compares. */
export const rankStates = ({ rows, keyOf, contributionsOf, sampleIds }: StateRequest): readonly RankState[] =>
  Array.from(rows, ({ featureId, rank, score, override, missing }) => ({
    id: featureId,
    key: keyOf(featureId),
    rank,
    score,
    contributions: contributionsOf(featureId),
    override: override === null ? null : { ...override, featureId },
    missing,
    isSample: sampleIds.has(featureId),
  }));

/** A feature that is no more, so that its leaving and what it made room for are told. */
export const removedState = (id: string, key: string): RankState => ({
  id,
  key,
  rank: null,
  score: null,
  contributions: [],
  override: null,
  missing: ['removed'],
});

/** Features whose contributions are new, among those that had some before. */
export const explainedAnew = (
  rows: readonly RankingWrite[],
  stored: ReadonlyMap<string, StoredRanking>,
): readonly string[] =>
  rows
    .filter(({ featureId, contributions }) => contributions !== null && stored.has(featureId))
    .map(({ featureId }) => featureId);
