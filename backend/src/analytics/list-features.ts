import { assertOnePaging, decodeCursor, type PreparedQuery } from '../platform/index.js';
import { filtersOf, type FeatureQuery } from './feature-filters.js';
import { orderOf } from './feature-order.js';
import { comparison, type FeatureSearch } from './feature-search.js';
import { featuresByRank } from './features-by-rank.js';
import { cut, pageAnswer, withItems } from './page-answer.js';
import { Values } from './values.js';

const found = ({ team, filters }: FeatureSearch): string => `
  from features f left join rankings r on r.team_id = f.team_id and r.feature_id = f.id
  left join predictions p on p.team_id = f.team_id and p.feature_id = f.id and p.is_current
  where f.team_id = ${team}::uuid and f.removed_at is null ${filters}`;

/** Sorts what the filters leave; nothing but ids and sort values travels through the sort. */
const featuresSorted = (search: FeatureSearch): string => {
  const { query, values } = search;
  const { expression, type } = orderOf(query);
  let following = '';
  if (query.cursor !== undefined) {
    const [value, id] = decodeCursor(query.cursor, [type === 'text' ? 'text' : 'number', 'uuid']);
    following = `and (${expression}, f.id) ${comparison(query)} (${values.add(value)}::${type}, ${values.add(id)}::uuid)`;
  }
  return `select f.id, ${expression} as sort_value ${found(search)} ${following}
    order by sort_value ${query.direction}, id ${query.direction} ${cut(query, values)}`;
};

/** Features with their prediction and rank, filtered, in any order; features nobody ranked yet are in it. */
export const listFeaturesQuery = (teamId: string, query: FeatureQuery): PreparedQuery => {
  assertOnePaging(query);
  const values = new Values();
  const team = values.add(teamId);
  const search = { query, values, team, filters: filtersOf(query, values) };
  // Texts are searched one after the other anyway, and that once and not in the order of the index.
  const byRank = query.sort === 'rank' && query.search === undefined;
  const isPlain = byRank && query.page === undefined && search.filters === '';
  return pageAnswer({
    rows: withItems(byRank ? featuresByRank(search) : featuresSorted(search), team),
    direction: query.direction,
    query,
    total: `select count(*) ${found(search)}`,
    values,
    ...(isPlain ? { plan: 'same for all values' as const } : {}),
  });
};
