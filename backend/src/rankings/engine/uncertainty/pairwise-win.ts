import type { RankingSettings } from '@valora/contracts';
import { requireScorer } from '../require-scorer.js';
import { scoreFeatures } from '../score.js';
import type { RankableFeature } from '../types.js';
import { scoreDrawer } from './score-draws.js';
import { winProbability } from './tiers.js';

const draws = 5000;

export interface PairRequest {
  readonly teamId: string;
  readonly settings: RankingSettings;
  readonly a: RankableFeature;
  readonly b: RankableFeature;
}

/**
 * P(a beats b) under the uncertainty of both; null when one of them is unscored. Standard error at most 0.007.
 * @throws UnusableRankingSettings
 */
export const pairwiseWin = ({ teamId, settings, a, b }: PairRequest): number | null => {
  const scorer = requireScorer(settings);
  const rows = new Map(scoreFeatures([a, b], scorer).scored.map((row) => [row.id, row]));
  const [one, other] = [rows.get(a.id), rows.get(b.id)];
  if (one === undefined || other === undefined) return null;
  const draw = scoreDrawer(scorer, { teamId, draws });
  const [mine, theirs] = [new Float32Array(draws), new Float32Array(draws)];
  draw(one, mine, draws);
  draw(other, theirs, draws);
  return winProbability(mine, theirs);
};
