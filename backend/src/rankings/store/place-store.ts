import type { Contribution, Override } from '@valora/contracts';
import { notFound, type TeamScope } from '../../platform/index.js';

/** One feature's place with all that explains it; ranks are null where it was never computed or is unscored. */
export interface Place {
  readonly id: string;
  readonly key: string;
  readonly rank: number | null;
  readonly modelRank: number | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly tier: number | null;
  readonly score: number | null;
  readonly pTop5: number | null;
  readonly pTop10: number | null;
  readonly pTop20: number | null;
  readonly missing: string[];
  readonly contributions: Contribution[];
  readonly override: Override | null;
  readonly computedAt: Date | null;
  /** How many features are ranked beside it. */
  readonly rankedCount: number;
}

const placeSql = `
  select f.id, f.key, r.rank, r.model_rank as "modelRank", r.rank_low as "rankLow", r.rank_high as "rankHigh", r.tier, r.score,
    r.p_top5 as "pTop5", r.p_top10 as "pTop10", r.p_top20 as "pTop20", coalesce(r.missing, '{}') as missing,
    coalesce(r.contributions, '[]') as contributions, r.override, r.computed_at as "computedAt",
    (select coalesce(max(model_rank), 0)::int from rankings where team_id = :teamId) as "rankedCount"
  from features f left join rankings r on r.team_id = f.team_id and r.feature_id = f.id
  where f.team_id = :teamId and f.id = :featureId and f.removed_at is null`;

/** @throws AppError not_found */
export const requirePlace = async ({ trx, teamId }: TeamScope, featureId: string): Promise<Place> => {
  const { rows } = (await trx.raw(placeSql, { teamId, featureId })) as { rows: Place[] };
  const [place] = rows;
  if (place === undefined) throw notFound('feature');
  return place;
};

export interface ModelPlace {
  readonly id: string;
  readonly key: string;
  readonly jiraKey: string | null;
  readonly title: string;
  readonly score: number;
  readonly modelRank: number;
}

/** The features at these places of the model's order, best first. */
export const listModelPlaces = async (
  { trx, teamId }: TeamScope,
  modelRanks: readonly number[],
): Promise<readonly ModelPlace[]> => {
  const { rows } = (await trx.raw(
    `select f.id, f.key, f.jira_key as "jiraKey", f.title, r.score, r.model_rank as "modelRank"
     from rankings r join features f on f.team_id = r.team_id and f.id = r.feature_id
     where r.team_id = :teamId and r.model_rank = any(:modelRanks::int[]) order by r.model_rank`,
    { teamId, modelRanks: [...modelRanks] },
  )) as { rows: ModelPlace[] };
  return rows;
};
