import { explainerFor } from './explain.js';
import { activeOverrides, applyOverrides } from './overrides.js';
import { referenceDayRate, referenceOf } from './reference.js';
import type { ScoredRow } from './score.js';
import { scoreFeatures } from './score.js';
import type { Scorer } from './scorer.js';
import { scorerFor } from './scorer.js';
import type { RankOverride, RankRequest, RankedRow, Ranking } from './types.js';
import { rankSpreads } from './uncertainty/monte-carlo.js';
import type { RankSpread } from './uncertainty/rank-spread.js';

/** The settings cannot be ranked by; `problems` says everything that is wrong, for people. */
export class UnusableRankingSettings extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`ranking settings cannot be used: ${problems.join('; ')}`);
    this.name = 'UnusableRankingSettings';
  }
}

/** @throws UnusableRankingSettings */
export const requireScorer = (settings: RankRequest['settings']): Scorer => {
  const result = scorerFor(settings);
  if (!result.ok) throw new UnusableRankingSettings(result.problems);
  return result.scorer;
};

const explainAll = (scored: readonly ScoredRow[], scorer: Scorer, dayRate: number | undefined) => {
  const explain = explainerFor(scorer);
  return scored.map(({ feature, score, quantities }) => {
    const rate = dayRate ?? feature.prediction?.dayRate.amount ?? referenceDayRate;
    const reference = (variable: string): number =>
      referenceOf(variable, { criteria: scorer.criteria, dayRate: rate });
    return explain({ score, quantities, reference });
  });
};

/** The range is widened, never narrowed, to hold the model's own rank, which goes by the mean: at least 80 %. */
const shownRange = ({ low, high }: RankSpread, modelRank: number) => ({
  rankLow: Math.min(modelRank, Math.max(1, Math.floor(low))),
  rankHigh: Math.max(modelRank, Math.ceil(high)),
});

/**
 * Ranks a team's features: scores, contributions, rank ranges, P(top k), tiers and overrides. Pure: the same request
 * gives the same ranking, in whatever order the features come. Seconds for 100,000 features, below 0.1 for 1,000.
 * @throws UnusableRankingSettings when the framework lacks criteria or the formula cannot be read
 */
export const rankFeatures = (request: RankRequest): Ranking => {
  const scorer = requireScorer(request.settings);
  const { scored, unscored } = scoreFeatures(request.features, scorer);
  const contributions = explainAll(scored, scorer, request.dayRate);
  const spreads = rankSpreads({ teamId: request.teamId, scorer, scored, draws: request.draws });
  const active = activeOverrides(request.overrides, request.now);
  const rows = scored.map(({ id, key, feature, score }, index): Unplaced => {
    const spread = spreads[index]!;
    return {
      id,
      key,
      title: feature.title,
      modelRank: index + 1,
      ...shownRange(spread, index + 1),
      tier: spread.tier,
      score,
      contributions: contributions[index]!,
      topProbabilities: spread.top,
      override: active.get(id) ?? null,
    };
  });
  return { ranked: placed(rows, active), unscored };
};

type Unplaced = Omit<RankedRow, 'rank'>;

const placed = (
  rows: readonly Unplaced[],
  active: ReadonlyMap<string, RankOverride>,
): readonly RankedRow[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const order = applyOverrides(
    rows.map(({ id }) => id),
    active,
  );
  return order.map((id, index) => ({ ...byId.get(id)!, rank: index + 1 }));
};
