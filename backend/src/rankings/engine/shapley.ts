/** Up to here every coalition is evaluated (2^k); beyond, orders of arrival are sampled. */
export const exactPlayers = 10;
const sampledOrders = 64;

/** The coalitions an explanation needs, as rows of 0/1 per player, and how their values become shares. */
export interface CoalitionPlan {
  readonly rows: number;
  /** For each player, which rows hold its own value (1) instead of the reference (0). */
  readonly present: readonly Uint8Array[];
  /** Values of the rows → share per player; the shares add up to last row − first row. */
  readonly shares: (values: Float64Array) => Float64Array;
}

/** s! (k − s − 1)! / k! for coalitions of size s (Shapley 1953), by recurrence. */
const sizeWeights = (players: number): Float64Array => {
  const weights = new Float64Array(players);
  weights[0] = 1 / players;
  for (let size = 1; size < players; size += 1)
    weights[size] = (weights[size - 1]! * size) / (players - size);
  return weights;
};

const bits = (mask: number): number => {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count += 1;
  return count;
};

const exactPlan = (players: number): CoalitionPlan => {
  const rows = 2 ** players;
  const weights = sizeWeights(players);
  const present = Array.from({ length: players }, (_, player) =>
    Uint8Array.from({ length: rows }, (__, mask) => (mask >> player) & 1),
  );
  const weightOfRow = Float64Array.from({ length: rows }, (_, mask) => weights[bits(mask)] ?? 0);
  return {
    rows,
    present,
    shares: (values) => {
      const shares = new Float64Array(players);
      for (let player = 0; player < players; player += 1) {
        const own = 1 << player;
        let share = 0;
        for (let mask = 0; mask < rows; mask += 1)
          if ((mask & own) === 0) share += weightOfRow[mask]! * (values[mask | own]! - values[mask]!);
        shares[player] = share;
      }
      return shares;
    },
  };
};

/** A fixed shuffle per index, so that the same formula is always explained the same way. */
const order = (players: number, index: number): readonly number[] => {
  let state = (index + 1) * 0x9e3779b9;
  const result = Array.from({ length: players }, (_, player) => player);
  for (let last = players - 1; last > 0; last -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (last + 1));
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
};

/**
 * Orders of arrival with their reverses (antithetic sampling; Mitchell et al., JMLR 23, 2022): an estimate, but every
 * order adds up to the whole, so the shares do too, and it is exact wherever the function is additive.
 */
const sampledPlan = (players: number): CoalitionPlan => {
  const orders = Array.from({ length: sampledOrders }, (_, index) => order(players, index)).flatMap((one) => [
    one,
    [...one].reverse(),
  ]);
  const rows = orders.length * (players + 1);
  const present = Array.from({ length: players }, () => new Uint8Array(rows));
  orders.forEach((arrivals, index) => {
    const first = index * (players + 1);
    arrivals.forEach((player, place) => present[player]!.fill(1, first + place + 1, first + players + 1));
  });
  return {
    rows,
    present,
    shares: (values) => {
      const shares = new Float64Array(players);
      orders.forEach((arrivals, index) => {
        const first = index * (players + 1);
        arrivals.forEach((player, place) => {
          shares[player]! += (values[first + place + 1]! - values[first + place]!) / orders.length;
        });
      });
      return shares;
    },
  };
};

/** How to share a difference among players. First row: nobody present; last row: everybody. */
export const coalitionPlan = (players: number): CoalitionPlan =>
  players <= exactPlayers ? exactPlan(players) : sampledPlan(players);
