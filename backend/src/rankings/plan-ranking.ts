import type { RankingSettings } from '@valora/contracts';
import type { Order, PlacedRow, RankOverride, RankableFeature, UnscoredRow } from './engine/index.js';
import { orderFeatures, rankSpreads, rowExplainer, shownRange } from './engine/index.js';
import { fingerprinter } from './fingerprint.js';
import type { RankingWrite, StoredRanking } from './store/ranking-row.js';

export interface PlanRequest {
  readonly teamId: string;
  readonly features: readonly RankableFeature[];
  readonly settings: RankingSettings;
  readonly overrides: readonly RankOverride[];
  /** The team's, in money per person-day: part of the reference. */
  readonly dayRate: number;
  readonly now: Date;
  readonly stored: ReadonlyMap<string, StoredRanking>;
}

export interface RankingPlan {
  readonly order: Order;
  /** Every feature's row as it should be. */
  readonly rows: readonly RankingWrite[];
  readonly tierCount: number;
}

/** Probabilities are kept to the hundredth: finer digits would be noise of the draws. */
const hundredths = (probability: number | undefined): number | null =>
  probability === undefined ? null : Math.round(probability * 100) / 100;

const nowhere = {
  rank: null,
  modelRank: null,
  rankLow: null,
  rankHigh: null,
  tier: null,
  pTop5: null,
  pTop10: null,
  pTop20: null,
  score: null,
  override: null,
  explainedBy: '',
} as const;

const unscoredWrite = ({ id, missing }: UnscoredRow): RankingWrite => ({
  ...nowhere,
  featureId: id,
  missing,
  contributions: [],
  quantities: {},
});

const placeOf = ({ id, rank, modelRank, score, override, quantities }: PlacedRow) => ({
  featureId: id,
  rank,
  modelRank,
  score,
  missing: [],
  quantities: Object.fromEntries([...quantities].map(([variable, { value }]) => [variable, value])),
  override:
    override === null
      ? null
      : {
          position: override.position,
          reason: override.reason,
          actor: override.actor,
          createdAt: override.createdAt,
          expiresAt: override.expiresAt,
        },
});

/**
 * The ranking as it should be stored. Scores, places and ranges are computed for all (a range depends on everybody);
 * contributions only where what they rest on differs from what is stored.
 * @throws UnusableRankingSettings
 */
export const planRanking = (request: PlanRequest): RankingPlan => {
  const { teamId, settings, dayRate, stored } = request;
  const order = orderFeatures(request);
  const spreads = rankSpreads({ teamId, scorer: order.scorer, scored: order.scored });
  const explain = rowExplainer(order.scorer, dayRate);
  const fingerprint = fingerprinter(settings, dayRate);
  const ranked = order.scored.map((row, index): RankingWrite => {
    const { top, tier, ...range } = spreads[index]!;
    const explainedBy = fingerprint(row);
    return {
      ...placeOf(row),
      ...shownRange({ ...range, top, tier }, row.modelRank),
      tier,
      pTop5: hundredths(top[0]?.probability),
      pTop10: hundredths(top[1]?.probability),
      pTop20: hundredths(top[2]?.probability),
      explainedBy,
      contributions: stored.get(row.id)?.explainedBy === explainedBy ? null : explain(row),
    };
  });
  return {
    order,
    rows: [...ranked, ...order.unscored.map(unscoredWrite)],
    tierCount: spreads.at(-1)?.tier ?? 0,
  };
};
