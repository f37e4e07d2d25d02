import { createHash } from 'node:crypto';
import type { PageQuery, PreparedQuery } from '../platform/index.js';
import { boardRowItem, boardRowJoins } from './board-row.js';
import type { Values } from './values.js';

/** The contracts allow no larger page. */
const largestPage = 500;

/** base64url of a JSON array, as `encodeCursor` makes it; `Infinity` is no JSON and travels as text. */
const cursorSql = `rtrim(translate(encode(convert_to(json_build_array(sort_value::text, id::text)::text, 'utf8'), 'base64'), E'+/\\n', '-_'), '=')`;

/** What a page takes of an ordered list: one row more than asked for, to know of a next page. */
export const cut = (query: PageQuery, values: Values): string => {
  const wanted = `limit ${values.add(query.limit)}::int + 1`;
  return query.page === undefined
    ? wanted
    : `${wanted} offset ${values.add((query.page - 1) * query.limit)}::int`;
};

/**
 * Tells the planner that a page is short, which it cannot see in a parameter: it then reads along an index instead of
 * sorting a team. The list must be in this order already.
 */
export const shortly = (list: string, order: string): string =>
  `select * from (${list} limit ${String(largestPage + 1)}) as start order by ${order}`;

/** Rows of the board for features that were found: `ids` has the columns id and sort_value. */
export const withItems = (ids: string, team: string): string => `
  select found.id, found.sort_value, item from (${ids}) as found
  join features f on f.team_id = ${team}::uuid and f.id = found.id
  left join rankings r on r.team_id = f.team_id and r.feature_id = f.id ${boardRowJoins}, ${boardRowItem}`;

/**
 * Answers a page as JSON text: `{items, pagination}`.
 * @param options.rows columns id, sort_value and item, as `cut` takes them
 * @param options.total how many there are in all, as SQL; for numbered pages
 */
export const pageAnswer = (options: {
  rows: string;
  direction: 'asc' | 'desc';
  query: PageQuery;
  total: string;
  values: Values;
  plan?: PreparedQuery['plan'];
}): PreparedQuery => {
  const { rows, direction, query, total, values } = options;
  const limit = `${values.add(query.limit)}::int`;
  const counted =
    query.page === undefined ? '' : `'page', ${values.add(query.page)}::int, 'total', (${total}),`;
  const text = `
  with found as materialized (${rows}),
  page as (select *, row_number() over (order by sort_value ${direction}, id ${direction}) as place from found)
  select concat(
    '{"items":', coalesce(json_agg(item order by place) filter (where place <= ${limit}), '[]'),
    ',"pagination":', json_build_object('limit', ${limit}, ${counted}
      'nextCursor', case when count(*) > ${limit} then max(${cursorSql}) filter (where place = ${limit}) end),
    '}') as data from page`;
  return {
    name: `list-${createHash('sha1').update(text).digest('base64url').slice(0, 16)}`,
    text,
    values: values.all,
    ...(options.plan === undefined ? {} : { plan: options.plan }),
  };
};
