const spread = (columns: string): string =>
  `(select row_to_json(spread) from (select ${columns}) as spread where p.id is not null)`;

/**
 * One row of the board as JSON, column `item` of a lateral join: aliases f feature, r ranking, p current prediction, e epic.
 * Shape: `featureRow` of the contracts. row_to_json writes half as fast again as json_build_object.
 */
export const boardRowItem = `lateral (select row_to_json(board_row) as item from (select
  f.id, f.key, f.title, f.status, f.must_do as "mustDo", f.demand, f.is_sample as "isSample", f.version,
  r.rank, r.model_rank as "modelRank", r.rank_low as "rankLow", r.rank_high as "rankHigh", r.tier,
  r.p_top10 as "pTop10", r.score, coalesce(r.overridden, false) as overridden,
  coalesce(r.missing, '{not ranked yet}') as missing,
  ${spread('p.roi_mean as mean, p.roi_p10 as p10, p.roi_p50 as p50, p.roi_p90 as p90, p.p_loss as "pLoss"')} as roi,
  ${spread('p.value_mean as mean, p.value_p10 as p10, p.value_p50 as p50, p.value_p90 as p90, p.p_no_effect as "pNoEffect", p.currency')} as value,
  ${spread('p.effort_mean as mean, p.effort_p10 as p10, p.effort_p50 as p50, p.effort_p90 as p90')} as "effortDays",
  p.confidence, p.based_on as "basedOn", p.effort_based_on as "effortBasedOn",
  coalesce(r.rank_history, '{}') as "rankHistory", e.jira_key as "epicKey",
  to_char(r.computed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "scoredAt"
) as board_row) as written`;

/** What a row is made of beside the feature and its rank; joined for the rows of one page only. */
export const boardRowJoins = `
  left join predictions p on p.team_id = f.team_id and p.feature_id = f.id and p.is_current
  left join epics e on e.team_id = f.team_id and e.feature_id = f.id and e.state in ('created', 'linked')`;
