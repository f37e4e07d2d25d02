const hourMs = 3_600_000;

/** Small hours of Europe and America’s late evening, UTC. */
const from = 1;
const until = 5;

/**
 * Whether the nightly check is due: in the night once, or at any hour after a night that was missed, as when the server
 * was off.
 */
export const isCheckDue = (now: Date, checkedAt: Date | null): boolean => {
  const sinceMs = checkedAt === null ? Infinity : now.getTime() - checkedAt.getTime();
  const isNight = now.getUTCHours() >= from && now.getUTCHours() < until;
  return isNight ? sinceMs >= 12 * hourMs : sinceMs >= 30 * hourMs;
};

/** Fewer new outcomes change a model by less than can be proved. */
export const enoughNewOutcomes = 10;

/** Whether a training is worth it. Without anything new to learn it never is. */
export const whyRetrain = (state: {
  readonly newOutcomes: number;
  readonly drifted: boolean;
}): 'outcomes' | 'drift' | null => {
  if (state.newOutcomes >= enoughNewOutcomes) return 'outcomes';
  return state.drifted && state.newOutcomes > 0 ? 'drift' : null;
};
