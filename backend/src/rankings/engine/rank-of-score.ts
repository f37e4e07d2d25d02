/** Rank a score would have in a list of scores (best first); `without` is the index of one that is left out. */
export const rankOfScore = (
  scores: Float64Array,
  score: number,
  without: number = Number.POSITIVE_INFINITY,
): number => {
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (scores[middle]! > score) low = middle + 1;
    else high = middle;
  }
  return low + 1 - (without < low ? 1 : 0);
};
