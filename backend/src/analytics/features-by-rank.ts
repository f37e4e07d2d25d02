import { decodeCursor } from '../platform/index.js';
import { comparison, type FeatureSearch } from './feature-search.js';
import { cut, shortly } from './page-answer.js';

interface After {
  /** Infinite: of a feature without a rank. */
  readonly rank: number;
  readonly id: string;
}

const afterOf = ({ query, values }: FeatureSearch): After | null => {
  if (query.cursor === undefined) return null;
  const [rank, id] = decodeCursor(query.cursor, ['number', 'uuid']);
  // A rank is a whole number, or the cursor was not made by us.
  if (Number.isFinite(rank)) decodeCursor(query.cursor, ['integer', 'uuid']);
  return { rank, id: `${values.add(id)}::uuid` };
};

/** Along the index of the ranking. */
const ranked = ({ query, values, team, filters }: FeatureSearch, after: After | null): string => {
  const { direction } = query;
  const following =
    after === null
      ? ''
      : `and (r.rank, r.feature_id) ${comparison(query)} (${values.add(after.rank)}::int, ${after.id})`;
  return `select r.feature_id as id, r.rank as sort_value
    from rankings r join features f on f.team_id = r.team_id and f.id = r.feature_id and f.removed_at is null
    where r.team_id = ${team}::uuid and r.rank is not null ${following} ${filters}
    order by r.rank ${direction}, r.feature_id ${direction}`;
};

const unranked = ({ query, team, filters }: FeatureSearch, after: After | null): string => {
  const following =
    after === null || Number.isFinite(after.rank) ? '' : `and f.id ${comparison(query)} ${after.id}`;
  const last = query.direction === 'asc' ? 'infinity' : '-infinity';
  return `select f.id, '${last}'::float8 as sort_value
    from features f left join rankings r on r.team_id = f.team_id and r.feature_id = f.id
    where f.team_id = ${team}::uuid and f.removed_at is null and r.rank is null ${following} ${filters}`;
};

/**
 * Features in the order of their rank, those without one last: a page reads the ranking along its index, and the rest
 * only when the ranking has not filled it.
 * @returns SQL with the columns id and sort_value
 */
export const featuresByRank = (search: FeatureSearch): string => {
  const { query, values } = search;
  const after = afterOf(search);
  const offset = query.page === undefined ? 0 : (query.page - 1) * query.limit;
  const enough = `${values.add(offset + query.limit + 1)}::int`;
  const order = `sort_value ${query.direction}, id ${query.direction}`;
  const list =
    query.ranked === 'false' || (after !== null && !Number.isFinite(after.rank))
      ? `select null::uuid as id, null::int as sort_value where false`
      : ranked(search, after);
  const first = query.page === undefined ? shortly(list, order) : list;
  return `with ranked as materialized (${first} limit ${enough}),
    others as (${unranked(search, after)} and (select count(*) from ranked) < ${enough} order by f.id ${query.direction} limit ${enough})
    select id, sort_value::float8 from ranked union all select id, sort_value from others
    order by ${order} ${cut(query, values)}`;
};
