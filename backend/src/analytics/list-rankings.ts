import { assertOnePaging, decodeCursor, type PageQuery, type PreparedQuery } from '../platform/index.js';
import { boardRowItem, boardRowJoins } from './board-row.js';
import { cut, pageAnswer, shortly, withItems } from './page-answer.js';
import { Values } from './values.js';

const order = 'sort_value, id';

/** The ranked list in the order of the shown rank: read straight from the index of the ranking. */
export const listRankingQuery = (teamId: string, query: PageQuery): PreparedQuery => {
  assertOnePaging(query);
  const values = new Values();
  const team = values.add(teamId);
  const ranked = `from rankings r join features f on f.team_id = r.team_id and f.id = r.feature_id and f.removed_at is null`;
  const place = 'r.feature_id as id, r.rank as sort_value';
  const where = `where r.team_id = ${team}::uuid and r.rank is not null`;
  const byRank = 'order by r.rank, r.feature_id';
  let following = '';
  if (query.cursor !== undefined) {
    const [rank, id] = decodeCursor(query.cursor, ['integer', 'uuid']);
    following = `and (r.rank, r.feature_id) > (${values.add(rank)}::int, ${values.add(id)}::uuid)`;
  }
  const rows =
    query.page === undefined
      ? `${shortly(`select ${place}, item ${ranked} ${boardRowJoins}, ${boardRowItem} ${where} ${following} ${byRank}`, order)} ${cut(query, values)}`
      : withItems(`select ${place} ${ranked} ${where} ${byRank} ${cut(query, values)}`, team);
  return pageAnswer({
    rows,
    direction: 'asc',
    query,
    total: `select count(*) ${ranked} ${where}`,
    values,
    // Counting a team is planned for that team.
    ...(query.page === undefined ? { plan: 'same for all values' as const } : {}),
  });
};
