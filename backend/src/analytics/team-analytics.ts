import type { api, Data } from '@valora/contracts';
import type { TeamScope } from '../platform/index.js';

/** Below this many outcomes with a promise a ratio says more about luck than about the team. */
const fewest = 15;

interface Counts {
  idea: number;
  planned: number;
  in_progress: number;
  delivered: number;
  dropped: number;
  signals: number;
  companies: number;
  outcomes: number;
  moved: number;
  overrides: number;
}

interface Promised {
  n: number;
  promised: number | null;
  realised: number | null;
  covered: number | null;
  effort_n: number;
  effort_error: number | null;
  effort_median_error: number | null;
}

const countsSql = `
  select
    count(*) filter (where f.status = 'idea')::int as idea, count(*) filter (where f.status = 'planned')::int as planned,
    count(*) filter (where f.status = 'in_progress')::int as in_progress,
    count(*) filter (where f.status = 'delivered')::int as delivered, count(*) filter (where f.status = 'dropped')::int as dropped,
    (select count(*)::int from signals where team_id = :teamId) as signals,
    (select count(*)::int from companies where team_id = :teamId) as companies,
    (select count(*)::int from outcomes where team_id = :teamId) as outcomes,
    (select count(distinct feature_id)::int from rank_changes where team_id = :teamId and at > now() - interval '7 days') as moved,
    (select count(*)::int from rank_overrides where team_id = :teamId and (expires_at is null or expires_at > now())) as overrides
  from features f where f.team_id = :teamId and f.removed_at is null`;

/** Value promised (mean) and realised; a realised ROI inside the promised p10–p90 counts as covered. */
const promisedSql = `
  with known as (
    select o.realised_value, o.actual_effort_days, p.value_mean, p.effort_p50, p.roi_p10, p.roi_p90,
      (o.realised_value - o.actual_effort_days * p.day_rate) / (o.actual_effort_days * p.day_rate) as roi
    from outcomes o join predictions p on p.team_id = o.team_id and p.feature_id = o.feature_id and p.id = o.promised_prediction_id
    where o.team_id = :teamId),
  middle as (select percentile_cont(0.5) within group (order by actual_effort_days) as days from outcomes where team_id = :teamId and actual_effort_days is not null)
  select
    count(*) filter (where realised_value is not null)::int as n,
    sum(value_mean) filter (where realised_value is not null) as promised, sum(realised_value) as realised,
    avg((roi between roi_p10 and roi_p90)::int) filter (where roi is not null)::float8 as covered,
    count(actual_effort_days)::int as effort_n, avg(abs(actual_effort_days - effort_p50)) as effort_error,
    avg(abs(actual_effort_days - (select days from middle))) as effort_median_error
  from known`;

/** How the team’s decisions turned out. */
export const teamAnalytics = async (
  { trx, teamId }: TeamScope,
  currency: string,
): Promise<Data<typeof api.analytics.team>> => {
  const [counts] = ((await trx.raw(countsSql, { teamId })) as { rows: [Counts] }).rows;
  const [known] = ((await trx.raw(promisedSql, { teamId })) as { rows: [Promised] }).rows;
  const { idea, planned, in_progress, delivered, dropped, signals, companies, outcomes } = counts;
  const promised = known.promised ?? 0;
  const realised = known.realised ?? 0;
  return {
    currency,
    features: { idea, planned, in_progress, delivered, dropped },
    signals,
    companies,
    outcomes,
    promisedAgainstRealised:
      known.n < fewest
        ? null
        : {
            n: known.n,
            promised,
            realised,
            ratio: realised === 0 ? null : promised / realised,
            coverage80: known.covered,
          },
    effort:
      known.effort_error === null || known.effort_median_error === null || known.effort_n < fewest
        ? null
        : {
            n: known.effort_n,
            meanAbsoluteErrorDays: known.effort_error,
            medianBaselineErrorDays: known.effort_median_error,
          },
    ranksMovedLast7Days: counts.moved,
    overridesActive: counts.overrides,
  };
};
