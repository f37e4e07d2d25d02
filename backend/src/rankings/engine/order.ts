import { activeOverrides, applyOverrides } from './overrides.js';
import { requireScorer } from './require-scorer.js';
import type { ScoredRow, UnscoredFeature } from './score.js';
import { scoreFeatures } from './score.js';
import type { Scorer } from './scorer.js';
import type { RankOverride, RankRequest } from './types.js';

export type OrderRequest = Pick<RankRequest, 'features' | 'settings' | 'overrides' | 'now'>;

export interface PlacedRow extends ScoredRow {
  /** Shown rank. */
  readonly rank: number;
  readonly modelRank: number;
  readonly override: RankOverride | null;
}

/** Who stands where, without saying why or how sure: milliseconds for thousands of features. */
export interface Order {
  readonly scorer: Scorer;
  /** In model order, best first. */
  readonly scored: readonly PlacedRow[];
  readonly unscored: readonly UnscoredFeature[];
}

/** @throws UnusableRankingSettings */
export const orderFeatures = ({ features, settings, overrides, now }: OrderRequest): Order => {
  const scorer = requireScorer(settings);
  const { scored, unscored } = scoreFeatures(features, scorer);
  const active = activeOverrides(overrides, now);
  const shown = applyOverrides(
    scored.map(({ id }) => id),
    active,
  );
  const ranks = new Map(shown.map((id, index) => [id, index + 1]));
  return {
    scorer,
    scored: scored.map((row, index) => ({
      ...row,
      rank: ranks.get(row.id)!,
      modelRank: index + 1,
      override: active.get(row.id) ?? null,
    })),
    unscored,
  };
};
