import type { Order } from './order.js';

export interface RankingDifference {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly fromRank: number | null;
  readonly toRank: number | null;
  readonly score: number | null;
}

/** What another ranking of the same features would change: rows in its order, then those it could not score. */
export const compareRankings = (
  before: readonly { readonly id: string; readonly rank: number }[],
  after: Order,
): { readonly rows: readonly RankingDifference[]; readonly moved: number } => {
  const ranks = new Map(before.map(({ id, rank }) => [id, rank]));
  const rows = [
    ...[...after.scored]
      .sort((a, b) => a.rank - b.rank)
      .map(({ id, key, feature, rank, score }) => ({
        id,
        key,
        title: feature.title,
        fromRank: ranks.get(id) ?? null,
        toRank: rank,
        score,
      })),
    ...after.unscored.map(({ id, key, title }) => ({
      id,
      key,
      title,
      fromRank: ranks.get(id) ?? null,
      toRank: null,
      score: null,
    })),
  ];
  return { rows, moved: rows.filter(({ fromRank, toRank }) => fromRank !== toRank).length };
};
