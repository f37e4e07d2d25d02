import type { Pagination } from '@valora/contracts';
import type { Knex } from 'knex';
import { assertOnePaging, decodeCursor, toPage, type PageQuery } from './page.js';

/**
 * A page of rows, newest first: ids carry their time. `wanted` makes the query anew each time; its rows have an `id`.
 * @throws AppError invalid_input for a foreign cursor, or one together with a page
 */
export const newestPage = async <Row extends { readonly id: string }, Item>(options: {
  readonly query: PageQuery;
  readonly wanted: () => Knex.QueryBuilder;
  readonly toItem: (row: Row) => Item;
}): Promise<{ items: Item[]; pagination: Pagination }> => {
  const { query, wanted, toItem } = options;
  assertOnePaging(query);
  const rows = wanted()
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.cursor !== undefined) void rows.where('id', '<', decodeCursor(query.cursor, ['uuid'])[0]);
  if (query.page !== undefined) void rows.offset((query.page - 1) * query.limit);
  const total =
    query.page === undefined ? null : Number(((await wanted().count('* as n')) as [{ n: string }])[0].n);
  const { items, pagination } = toPage({
    query,
    rows: (await rows) as Row[],
    total,
    cursorOf: ({ id }) => [id],
  });
  return { items: items.map(toItem), pagination };
};
