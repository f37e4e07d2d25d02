/** One row of the board as JSON: aliases f feature, r ranking, p current prediction, e epic. Shape: `featureRow` of the contracts. */
export const boardRowJson = `json_build_object(
  'id', f.id, 'key', f.key, 'title', f.title, 'status', f.status, 'mustDo', f.must_do, 'demand', f.demand,
  'isSample', f.is_sample, 'version', f.version,
  'rank', r.rank, 'modelRank', r.model_rank, 'rankLow', r.rank_low, 'rankHigh', r.rank_high, 'tier', r.tier,
  'pTop10', r.p_top10, 'score', r.score, 'overridden', coalesce(r.overridden, false),
  'missing', coalesce(to_json(r.missing), '["not ranked yet"]'::json),
  'roi', case when p.id is null then null else json_build_object(
    'mean', p.roi_mean, 'p10', p.roi_p10, 'p50', p.roi_p50, 'p90', p.roi_p90, 'pLoss', p.p_loss) end,
  'value', case when p.id is null then null else json_build_object(
    'mean', p.value_mean, 'p10', p.value_p10, 'p50', p.value_p50, 'p90', p.value_p90,
    'pNoEffect', p.p_no_effect, 'currency', p.currency) end,
  'effortDays', case when p.id is null then null else json_build_object(
    'mean', p.effort_mean, 'p10', p.effort_p10, 'p50', p.effort_p50, 'p90', p.effort_p90) end,
  'confidence', p.confidence, 'basedOn', p.based_on, 'effortBasedOn', p.effort_based_on,
  'rankHistory', coalesce(to_json(r.rank_history), '[]'::json), 'epicKey', e.jira_key,
  'scoredAt', to_char(r.computed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))`;

/** What a row is made of beside the feature and its rank; joined for the rows of one page only. */
export const boardRowJoins = `
  left join predictions p on p.team_id = f.team_id and p.feature_id = f.id and p.is_current
  left join epics e on e.team_id = f.team_id and e.feature_id = f.id and e.state in ('created', 'linked')`;
