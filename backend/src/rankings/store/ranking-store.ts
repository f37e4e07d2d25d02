import type { Contribution, Override, RankingSettings } from '@valora/contracts';
import type { TeamScope } from '../../platform/index.js';
import type { RankingWrite, StoredRanking } from './ranking-row.js';

interface Row {
  feature_id: string;
  rank: number | null;
  model_rank: number | null;
  rank_low: number | null;
  rank_high: number | null;
  tier: number | null;
  p_top5: number | null;
  p_top10: number | null;
  p_top20: number | null;
  score: number | null;
  missing: string[];
  override: Override | null;
  explained_by: string;
}

const columns = [
  'feature_id',
  'rank',
  'model_rank',
  'rank_low',
  'rank_high',
  'tier',
  'p_top5',
  'p_top10',
  'p_top20',
  'score',
  'missing',
  'override',
  'explained_by',
] as const;

const toStored = (row: Row): StoredRanking => ({
  featureId: row.feature_id,
  rank: row.rank,
  modelRank: row.model_rank,
  rankLow: row.rank_low,
  rankHigh: row.rank_high,
  tier: row.tier,
  pTop5: row.p_top5,
  pTop10: row.p_top10,
  pTop20: row.p_top20,
  score: row.score,
  missing: row.missing,
  override: row.override,
  explainedBy: row.explained_by,
});

/** Everything stored for the team by feature, those of removed features too. */
export const loadStoredRankings = async ({
  trx,
  teamId,
}: TeamScope): Promise<ReadonlyMap<string, StoredRanking>> => {
  const rows = (await trx('rankings')
    .where({ team_id: teamId })
    .select([...columns])) as Row[];
  return new Map(rows.map((row) => [row.feature_id, toStored(row)]));
};

export interface StoredExplanation {
  readonly contributions: readonly Contribution[];
  /** What the score read, by variable. */
  readonly quantities: Readonly<Record<string, number>>;
}

/** How these features' scores were explained, by feature. */
export const loadExplanations = async (
  { trx, teamId }: TeamScope,
  featureIds: readonly string[],
): Promise<ReadonlyMap<string, StoredExplanation>> => {
  const rows = (await trx('rankings')
    .where({ team_id: teamId })
    .whereRaw('feature_id = any(?::uuid[])', [[...featureIds]])
    .select('feature_id', 'contributions', 'quantities')) as (StoredExplanation & { feature_id: string })[];
  return new Map(
    rows.map(({ feature_id: id, contributions, quantities }) => [id, { contributions, quantities }]),
  );
};

/** A row's last twelve ranks, for its sparkline. */
const historySql = `case
  when excluded.rank is null or excluded.rank is not distinct from rankings.rank then rankings.rank_history
  else (rankings.rank_history || excluded.rank)[greatest(cardinality(rankings.rank_history) - 10, 1):] end`;

const upsertSql = `
  insert into rankings (team_id, feature_id, rank, model_rank, rank_low, rank_high, tier, p_top5, p_top10, p_top20, score,
    contributions, quantities, missing, criteria_weights, overridden, override, explained_by, rank_history, computed_at)
  select :teamId::uuid, n."featureId", n.rank, n."modelRank", n."rankLow", n."rankHigh", n.tier, n."pTop5", n."pTop10", n."pTop20",
    n.score, coalesce(n.contributions, '[]'), n.quantities, n.missing, :weights::jsonb, n.override is not null, n.override, n."explainedBy",
    case when n.rank is null then '{}'::int[] else array[n.rank] end, :now::timestamptz
  from jsonb_to_recordset(:rows::jsonb) as n("featureId" uuid, rank int, "modelRank" int, "rankLow" int, "rankHigh" int, tier int,
    "pTop5" float8, "pTop10" float8, "pTop20" float8, score float8, contributions jsonb, quantities jsonb, missing text[],
    override jsonb, "explainedBy" text)
  on conflict (team_id, feature_id) do update set
    rank = excluded.rank, model_rank = excluded.model_rank, rank_low = excluded.rank_low, rank_high = excluded.rank_high,
    tier = excluded.tier, p_top5 = excluded.p_top5, p_top10 = excluded.p_top10, p_top20 = excluded.p_top20, score = excluded.score,
    contributions = case when rankings.explained_by = excluded.explained_by then rankings.contributions else excluded.contributions end,
    quantities = excluded.quantities, missing = excluded.missing, criteria_weights = excluded.criteria_weights, overridden = excluded.overridden,
    override = excluded.override, explained_by = excluded.explained_by, rank_history = ${historySql}, computed_at = excluded.computed_at`;

const rowsPerStatement = 2000;

export interface RankingWrites {
  readonly rows: readonly RankingWrite[];
  readonly settings: RankingSettings;
  readonly now: Date;
}

/** Writes only these rows; contributions stay where the fingerprint of what they rest on is the same. */
export const writeRankings = async ({ trx, teamId }: TeamScope, writes: RankingWrites): Promise<void> => {
  const { rows, settings, now } = writes;
  const weights = JSON.stringify({
    framework: settings.framework,
    weights: Object.fromEntries(settings.criteria.map(({ name, weight }) => [name, weight])),
  });
  for (let from = 0; from < rows.length; from += rowsPerStatement)
    await trx.raw(upsertSql, {
      teamId,
      weights,
      now,
      rows: JSON.stringify(rows.slice(from, from + rowsPerStatement)),
    });
};

export const deleteRankings = async (
  { trx, teamId }: TeamScope,
  featureIds: readonly string[],
): Promise<void> => {
  if (featureIds.length > 0)
    await trx('rankings')
      .where({ team_id: teamId })
      .whereRaw('feature_id = any(?::uuid[])', [[...featureIds]])
      .delete();
};
