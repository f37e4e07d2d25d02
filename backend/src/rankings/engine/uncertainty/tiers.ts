/** From this probability on, the leader of a tier counts as better and the next tier starts. */
const tierProbability = 0.8;

/** P(a's score is above b's), from draws made independently of each other. */
export const winProbability = (a: Float32Array, b: Float32Array): number => {
  let wins = 0;
  for (let draw = 0; draw < a.length; draw += 1) if (a[draw]! > b[draw]!) wins += 1;
  return wins / a.length;
};

/**
 * Tiers from the best down: each call hands over the draws of the next feature in model order and returns its tier,
 * from 1. The leader's draws are copied, so the caller may reuse its array.
 */
export const tierWalk = (): ((draws: Float32Array) => number) => {
  let leader: Float32Array | null = null;
  let tier = 0;
  return (draws) => {
    if (leader === null || winProbability(leader, draws) >= tierProbability) {
      leader = draws.slice();
      tier += 1;
    }
    return tier;
  };
};
