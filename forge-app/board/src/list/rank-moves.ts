import type { FeatureRow } from '@valora/contracts';

type Ranked = Pick<FeatureRow, 'id' | 'key' | 'title' | 'rank'>;

export interface RankMove {
  readonly featureId: string;
  readonly key: string;
  readonly title: string;
  readonly fromRank: number | null;
  readonly toRank: number | null;
}

/** Entering or leaving the ranking outweighs any move inside it. */
const size = ({ fromRank, toRank }: RankMove): number =>
  fromRank === null || toRank === null ? Number.POSITIVE_INFINITY : Math.abs(fromRank - toRank);

/** What has another rank than before, the largest moves first; what came or went with a filter does not count. */
export const rankMoves = (before: readonly Ranked[], after: readonly Ranked[]): RankMove[] => {
  const was = new Map(before.map(({ id, rank }) => [id, rank]));
  return after
    .flatMap(({ id, key, title, rank }): RankMove[] => {
      const fromRank = was.get(id);
      return fromRank === undefined || fromRank === rank
        ? []
        : [{ featureId: id, key, title, fromRank, toRank: rank }];
    })
    .sort((a, b) => size(b) - size(a) || (a.toRank ?? Infinity) - (b.toRank ?? Infinity));
};

/** Places gained (above 0) or lost along a history of ranks, oldest first. */
export const placesGained = (history: readonly number[]): number => {
  const first = history[0];
  const last = history.at(-1);
  return first === undefined || last === undefined ? 0 : first - last;
};
