import type { api, Data } from '@valora/contracts';
import type { TeamScope } from '../platform/index.js';

type FeatureAnalytics = Data<typeof api.analytics.features>;

const moversSql = `
  select c.feature_id as "featureId", f.key, f.title, c.from_rank as "fromRank", c.to_rank as "toRank", c.reason
  from (select distinct on (feature_id) * from rank_changes where team_id = :teamId and at > now() - interval '7 days' order by feature_id, at desc) c
  join features f on f.team_id = :teamId and f.id = c.feature_id and f.removed_at is null
  order by abs(coalesce(c.from_rank, 0) - coalesce(c.to_rank, 0)) desc, f.key limit 10`;

const demandedSql = `
  select f.id as "featureId", f.key, f.title, f.demand as companies,
    (select count(*)::int from feature_signals fs where fs.team_id = f.team_id and fs.feature_id = f.id) as signals
  from features f where f.team_id = :teamId and f.removed_at is null and f.demand > 0 and f.status in ('idea', 'planned', 'in_progress')
  order by f.demand desc, f.key limit 10`;

/** Inputs people or imports gave longest ago, of features that are still to be decided. */
const staleSql = `
  select f.id as "featureId", f.key, f.title, (extract(epoch from now() - min(i.as_of)) / 86400)::float8 as "oldestInputDays"
  from features f join feature_inputs i on i.team_id = f.team_id and i.feature_id = f.id
  where f.team_id = :teamId and f.removed_at is null and f.status in ('idea', 'planned')
  group by f.id, f.key, f.title having min(i.as_of) < now() - interval '90 days' order by min(i.as_of), f.key limit 10`;

/** What moved, what is asked for most, what is stale. */
export const featureAnalytics = async ({ trx, teamId }: TeamScope): Promise<FeatureAnalytics> => {
  const rows = async <T>(sql: string): Promise<T[]> =>
    ((await trx.raw(sql, { teamId })) as { rows: T[] }).rows;
  return {
    movers: await rows<FeatureAnalytics['movers'][number]>(moversSql),
    mostDemanded: await rows<FeatureAnalytics['mostDemanded'][number]>(demandedSql),
    stale: await rows<FeatureAnalytics['stale'][number]>(staleSql),
  };
};
