import type { api, Data, FeatureRow, RankingSummary } from '@valora/contracts';
import { boardRowItem, boardRowJoins } from '../../../analytics/index.js';
import type { TeamScope } from '../../../platform/index.js';
import { getRankingSummary } from '../../../rankings/index.js';

interface Row {
  item: FeatureRow;
  issueId: string | null;
  issueKey: string | null;
}

const topSql = `
  select item, issue.issue_id as "issueId", coalesce(issue.issue_key, f.jira_key) as "issueKey"
  from (select * from rankings where team_id = :teamId and rank is not null order by rank, feature_id limit :limit) r
  join features f on f.team_id = r.team_id and f.id = r.feature_id and f.removed_at is null
  ${boardRowJoins}
  left join lateral (select j.issue_id, j.issue_key from jira_issues j
    where j.team_id = f.team_id and j.feature_id = f.id and j.removed_at is null
    order by length(j.issue_id), j.issue_id limit 1) issue on true,
  ${boardRowItem}
  order by r.rank, r.feature_id`;

const headSql = `
  select t.name, run.summary from teams t left join ranking_runs run on run.team_id = t.id where t.id = :teamId`;

/** The best ranked features with the issues they stand behind. */
export const topIssues = async (
  scope: TeamScope,
  limit: number,
): Promise<Data<typeof api.jiraScreens.top>> => {
  const { trx, teamId } = scope;
  const { rows } = (await trx.raw(topSql, { teamId, limit })) as { rows: Row[] };
  const { rows: heads } = (await trx.raw(headSql, { teamId })) as {
    rows: [{ name: string; summary: RankingSummary | null }];
  };
  const [{ name, summary }] = heads;
  const { rankedCount, restsOn, computedAt } = summary ?? (await getRankingSummary(scope));
  return {
    teamName: name,
    items: rows.map(({ item, issueId, issueKey }) => ({ ...item, issueId, issueKey })),
    rankedCount,
    restsOn,
    computedAt,
  };
};
