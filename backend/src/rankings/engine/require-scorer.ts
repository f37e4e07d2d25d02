import type { RankingSettings } from '@valora/contracts';
import type { Scorer } from './scorer.js';
import { scorerFor } from './scorer.js';

/** The settings cannot be ranked by; `problems` says everything that is wrong, for people. */
export class UnusableRankingSettings extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`ranking settings cannot be used: ${problems.join('; ')}`);
    this.name = 'UnusableRankingSettings';
  }
}

/** @throws UnusableRankingSettings */
export const requireScorer = (settings: RankingSettings): Scorer => {
  const result = scorerFor(settings);
  if (!result.ok) throw new UnusableRankingSettings(result.problems);
  return result.scorer;
};
