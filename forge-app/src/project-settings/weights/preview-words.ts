import type { Data, rankings } from '@valora/contracts';

type Preview = Data<typeof rankings.whatIf>;
type Move = Preview['items'][number];

/** Entering or leaving the ranking outweighs any move inside it. */
const size = ({ fromRank, toRank }: Move): number => {
  if (fromRank === null || toRank === null) return fromRank === toRank ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(fromRank - toRank);
};
const compare = (a: number, b: number): number => (a === b ? 0 : a - b);

/** The largest moves; of equal ones the better new rank comes first. */
export const topMoves = (items: readonly Move[], count: number): Move[] =>
  items
    .filter((move) => size(move) > 0)
    .sort((a, b) => compare(size(b), size(a)) || compare(a.toRank ?? Infinity, b.toRank ?? Infinity))
    .slice(0, count);

const newInTopTen = (items: readonly Move[]): number =>
  items.filter(
    ({ fromRank, toRank }) => toRank !== null && toRank <= 10 && (fromRank === null || fromRank > 10),
  ).length;

/** What other settings would do to the order, in a sentence. */
export const previewSentence = ({ items, moved, unscored }: Preview): string => {
  if (moved === 0) return 'Nothing would move.';
  const entering = newInTopTen(items);
  const features = moved === 1 ? '1 feature' : `${String(moved)} features`;
  const without = unscored === 0 ? '' : ` ${String(unscored)} would have no rank.`;
  return `${features} would move, ${entering === 0 ? 'none' : String(entering)} of them into the top ten.${without}`;
};
