const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** Index and size of the smallest error that putting `rest` on one of the amounts can leave. */
const bestPlace = (amounts: readonly number[], target: number): number => {
  const rest = target - total(amounts);
  let best = 0;
  let bestError = Number.POSITIVE_INFINITY;
  amounts.forEach((amount, index) => {
    const error = Math.abs(target - total(amounts.with(index, amount + rest)));
    if (error < bestError) {
      best = index;
      bestError = error;
    }
  });
  return best;
};

/**
 * Makes amounts add up, left to right, to `target`: floating-point sums of large amounts drift by a few units in the
 * last place, and readers check the sum. Moves that remainder onto the amount that takes it best. Amounts above 1e9
 * that cancel out keep an error of their own resolution (2^-52 of the largest).
 */
export const settle = (amounts: readonly number[], target: number): readonly number[] => {
  let settled = amounts;
  for (let round = 0; round < 3; round += 1) {
    const rest = target - total(settled);
    if (Math.abs(rest) <= 1e-9) return settled;
    const place = bestPlace(settled, target);
    settled = settled.with(place, settled[place]! + rest);
  }
  return settled;
};
