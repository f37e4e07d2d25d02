import { createHash } from 'node:crypto';
import { assertOnePaging, decodeCursor, type PageQuery, type PreparedQuery } from '../platform/index.js';
import { boardRowJoins, boardRowJson } from './board-row.js';
import { filtersOf, Values, type FeatureQuery } from './feature-filters.js';
import { orderOf, type Order } from './feature-order.js';

/** base64url of a JSON array, as `encodeCursor` makes it; `Infinity` is no JSON and travels as text. */
const cursorSql = (sortValue: string): string =>
  `rtrim(translate(encode(convert_to(json_build_array((${sortValue})::text, id::text)::text, 'utf8'), 'base64'), E'+/\\n', '-_'), '=')`;

/** Answers the page as JSON text: `{items, pagination}`; one row more than the limit was read to know of a next page. */
const wrap = (options: {
  page: string;
  limit: string;
  pageNumber: string | null;
  total: string | null;
}): string => `
  with page as (${options.page}),
  shown as (select * from page order by place limit ${options.limit}::int)
  select json_build_object(
    'items', coalesce((select json_agg(item order by place) from shown), '[]'::json),
    'pagination', json_strip_nulls(json_build_object('limit', ${options.limit}::int, 'page', ${options.pageNumber ?? 'null'}::int, 'total', ${options.total ?? 'null'}::int))::jsonb
      || jsonb_build_object('nextCursor', case when (select count(*) from page) > ${options.limit}::int
        then (select ${cursorSql('sort_value')} from shown order by place desc limit 1) end)
  )::text as data`;

const named = (text: string, values: Values): PreparedQuery => ({
  name: `list-${createHash('sha1').update(text).digest('base64url').slice(0, 16)}`,
  text,
  values: values.all,
});

const after = (query: PageQuery, order: Order & { direction: 'asc' | 'desc' }, values: Values): string => {
  if (query.cursor === undefined) return '';
  const [value, id] = decodeCursor(query.cursor, [order.type === 'text' ? 'text' : 'number', 'uuid']);
  const compare = order.direction === 'asc' ? '>' : '<';
  return `and (${order.expression}, f.id) ${compare} (${values.add(value)}::${order.type}, ${values.add(id)}::uuid)`;
};

const offsetOf = (query: PageQuery, values: Values): string =>
  query.page === undefined ? '' : `offset ${values.add((query.page - 1) * query.limit)}::int`;

/** Features with their prediction and rank, filtered, in any order; features nobody ranked yet are in it. */
export const listFeaturesQuery = (teamId: string, query: FeatureQuery): PreparedQuery => {
  assertOnePaging(query);
  const values = new Values();
  const team = values.add(teamId);
  const order = { ...orderOf(query), direction: query.direction };
  const filters = filtersOf(query, values);
  const from = `from features f left join rankings r on r.team_id = f.team_id and r.feature_id = f.id ${boardRowJoins}
    where f.team_id = ${team}::uuid and f.removed_at is null ${filters}`;
  const ordered = `${order.expression} ${order.direction}, f.id ${order.direction}`;
  const limit = values.add(query.limit);
  const page = `select f.id, ${order.expression} as sort_value, row_number() over (order by ${ordered}) as place, ${boardRowJson} as item
    ${from} ${after(query, order, values)} order by ${ordered} limit ${limit}::int + 1 ${offsetOf(query, values)}`;
  const total = query.page === undefined ? null : `(select count(*) ${from})`;
  return named(
    wrap({ page, limit, pageNumber: query.page === undefined ? null : values.add(query.page), total }),
    values,
  );
};

/** The ranked list in the order of the shown rank: read straight from the index of the ranking. */
export const listRankingQuery = (teamId: string, query: PageQuery): PreparedQuery => {
  assertOnePaging(query);
  const values = new Values();
  const team = values.add(teamId);
  const limit = values.add(query.limit);
  const from = `from rankings r join features f on f.team_id = r.team_id and f.id = r.feature_id and f.removed_at is null`;
  const where = `where r.team_id = ${team}::uuid and r.rank is not null`;
  let following = '';
  if (query.cursor !== undefined) {
    const [rank, id] = decodeCursor(query.cursor, ['integer', 'uuid']);
    following = `and (r.rank, r.feature_id) > (${values.add(rank)}::int, ${values.add(id)}::uuid)`;
  }
  const page = `select f.id, r.rank as sort_value, (r.rank, r.feature_id) as place, ${boardRowJson} as item
    ${from} ${boardRowJoins} ${where} ${following} order by r.rank, r.feature_id limit ${limit}::int + 1 ${offsetOf(query, values)}`;
  const total = query.page === undefined ? null : `(select count(*) ${from} ${where})`;
  return named(
    wrap({ page, limit, pageNumber: query.page === undefined ? null : values.add(query.page), total }),
    values,
  );
};
