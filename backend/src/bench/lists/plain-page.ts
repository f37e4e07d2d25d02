/**
 * The page a plain server would ask for: the same joins, the same index, the same columns, as rows. $1 team. The limit is
 * no parameter, so that the planner knows how short the page is.
 */
export const plainPageSql = (limit: number): string => `
  select f.id, f.key, f.title, f.status, f.must_do, f.demand, f.is_sample, f.version, r.rank, r.model_rank, r.rank_low,
    r.rank_high, r.tier, r.p_top10, r.score, r.overridden, r.missing, p.roi_mean, p.roi_p10, p.roi_p50, p.roi_p90, p.p_loss,
    p.value_mean, p.value_p10, p.value_p50, p.value_p90, p.p_no_effect, p.currency, p.effort_mean, p.effort_p10,
    p.effort_p50, p.effort_p90, p.confidence, p.based_on, p.effort_based_on, r.rank_history, e.jira_key as epic_key,
    r.computed_at
  from rankings r join features f on f.team_id = r.team_id and f.id = r.feature_id and f.removed_at is null
  left join predictions p on p.team_id = f.team_id and p.feature_id = f.id and p.is_current
  left join epics e on e.team_id = f.team_id and e.feature_id = f.id and e.state in ('created', 'linked')
  where r.team_id = $1::uuid and r.rank is not null
  order by r.rank, r.feature_id limit ${String(limit + 1)}`;
