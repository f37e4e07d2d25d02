import type { FeatureRow } from '@valora/contracts';

type Ranked = Pick<FeatureRow, 'id' | 'rank'>;

/** How many features have another rank than before; those that came or went with a filter do not count. */
export const countMoves = (before: readonly Ranked[], after: readonly Ranked[]): number => {
  const was = new Map(before.map(({ id, rank }) => [id, rank]));
  return after.filter(({ id, rank }) => was.has(id) && was.get(id) !== rank).length;
};

/** Places gained (above 0) or lost along a history of ranks, oldest first. */
export const placesGained = (history: readonly number[]): number => {
  const first = history[0];
  const last = history.at(-1);
  return first === undefined || last === undefined ? 0 : first - last;
};
