import type { Scorer } from '../scorer.js';
import { drawCountFor, exactFeatures } from './draw-count.js';
import { countRanks, rankQuantile, topProbability } from './exact-ranks.js';
import { pooledSpreads } from './pooled-ranks.js';
import type { RankSpread } from './rank-spread.js';
import { topSizes } from './rank-spread.js';
import type { ScoredFeature } from './score-draws.js';
import { scoreDrawer } from './score-draws.js';
import { tierWalk } from './tiers.js';

export interface SpreadRequest {
  readonly teamId: string;
  readonly scorer: Scorer;
  /** In model order, best first. */
  readonly scored: readonly ScoredFeature[];
  readonly draws?: number | undefined;
}

/** What the draws say about every feature's rank, in the order given. */
export const rankSpreads = ({ teamId, scorer, scored, draws }: SpreadRequest): readonly RankSpread[] => {
  const features = scored.length;
  if (features === 0) return [];
  const count = draws ?? drawCountFor(features);
  const drawer = scoreDrawer(scorer, { teamId, draws: count });
  const draw = (feature: number, to: Float32Array, length: number): void =>
    drawer(scored[feature]!, to, length);
  return features > exactFeatures
    ? pooledSpreads({ features, draws: count, draw })
    : exactSpreads({ features, draws: count, draw });
};

const exactSpreads = ({
  features,
  draws,
  draw,
}: {
  readonly features: number;
  readonly draws: number;
  readonly draw: (feature: number, to: Float32Array, length: number) => void;
}): readonly RankSpread[] => {
  const scores = new Float32Array(features * draws);
  const nextTier = tierWalk();
  const tiers = Array.from({ length: features }, (_, feature) => {
    const own = scores.subarray(feature * draws, (feature + 1) * draws);
    draw(feature, own, draws);
    return nextTier(own);
  });
  const counts = countRanks(scores, { features, draws });
  return tiers.map((tier, feature) => ({
    low: rankQuantile(counts, feature, 0.1),
    high: rankQuantile(counts, feature, 0.9),
    top: topSizes.map((k) => ({ k, probability: topProbability(counts, feature, k) })),
    tier,
  }));
};
