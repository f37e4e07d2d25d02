import type { RankingSettings } from '@valora/contracts';

/** Whether two settings rank the same: what another framework would use is left out of the comparison. */
export const isSameOrder = (a: RankingSettings, b: RankingSettings): boolean => {
  if (a.framework !== b.framework) return false;
  if (a.framework === 'weighted') return JSON.stringify(a.criteria) === JSON.stringify(b.criteria);
  return a.framework !== 'formula' || a.formula === b.formula;
};
