/** Between these nobody should claim an order; the same bounds start a new tier. */
const closeFrom = 0.2;
const closeTo = 0.8;

/** How a feature stands to a neighbour it beats with probability `pWins`. */
export const verdict = (pWins: number): string => {
  if (pWins >= closeTo) return 'clearly ahead of it';
  return pWins <= closeFrom ? 'clearly behind it' : 'too close to call';
};
