import type { api, Data } from '@valora/contracts';

type WhatIf = Data<typeof api.rankings.whatIf>;
type Move = WhatIf['items'][number];

/** Entering or leaving the ranking outweighs any move inside it. */
const size = ({ fromRank, toRank }: Move): number => {
  if (fromRank === null || toRank === null) return fromRank === toRank ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(fromRank - toRank);
};

/** Negative where a is less; infinite places are alike. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

/** The largest moves of a what-if; of equal ones the better new rank comes first, then the better old one. */
export const topMoves = (items: readonly Move[], count: number): Move[] =>
  items
    .filter((move) => size(move) > 0)
    .sort(
      (a, b) =>
        compare(size(b), size(a)) ||
        compare(a.toRank ?? Infinity, b.toRank ?? Infinity) ||
        compare(a.fromRank ?? Infinity, b.fromRank ?? Infinity),
    )
    .slice(0, count);

/** How many of the best ten would be others. */
export const newInTopTen = (items: readonly Move[]): number =>
  items.filter(
    ({ fromRank, toRank }) => toRank !== null && toRank <= 10 && (fromRank === null || fromRank > 10),
  ).length;
