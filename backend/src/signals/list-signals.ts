import type { Query, signals as contract } from '@valora/contracts';
import type { Knex } from 'knex';
import { assertOnePaging, decodeCursor, toPage, type TeamScope } from '../platform/index.js';
import { featuresOf, isAttached } from './links.js';
import { selectSignals, toSignal, type SignalRow } from './signal-row.js';

export type SignalFilter = Query<(typeof contract)['list']>;

/** Every word must occur in the text, the author or the company. */
const searchFor = (query: Knex.QueryBuilder, search: string): void => {
  for (const word of search.split(/\s+/).filter((part) => part !== '')) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    void query.whereRaw(`(s.text ilike :pattern or s.author ilike :pattern or c.name ilike :pattern)`, {
      pattern,
    });
  }
};

const narrow = (query: Knex.QueryBuilder, filter: SignalFilter): void => {
  if (filter.includeMerged !== 'true') void query.whereNull('s.merged_into');
  if (filter.source !== undefined) void query.where('s.source', filter.source);
  if (filter.companyId !== undefined) void query.where('s.company_id', filter.companyId);
  if (filter.attached !== undefined)
    void query.whereRaw(filter.attached === 'true' ? isAttached : `not ${isAttached}`);
  if (filter.search !== undefined) searchFor(query, filter.search);
};

const countOf = async (filtered: Knex.QueryBuilder): Promise<number> => {
  const row = (await filtered.clone().clearSelect().count('* as total').first()) as { total: string };
  return Number(row.total);
};

/** Newest first. @throws AppError invalid_input for a foreign cursor, or one together with a page */
export const listSignals = async (scope: TeamScope, filter: SignalFilter) => {
  assertOnePaging(filter);
  const query = selectSignals(scope);
  narrow(query, filter);
  const total = filter.page === undefined ? null : await countOf(query);
  if (filter.page !== undefined) void query.offset((filter.page - 1) * filter.limit);
  if (filter.cursor !== undefined)
    void query.whereRaw(
      '(s.occurred_at, s.id) < (?::timestamptz, ?::uuid)',
      decodeCursor(filter.cursor, ['moment', 'uuid']),
    );
  const rows = (await query
    .orderBy([
      { column: 's.occurred_at', order: 'desc' },
      { column: 's.id', order: 'desc' },
    ])
    .limit(filter.limit + 1)) as SignalRow[];
  const { items, pagination } = toPage({
    query: filter,
    rows,
    total,
    cursorOf: ({ occurred_at, id }) => [occurred_at.toISOString(), id],
  });
  const links = await featuresOf(
    scope,
    items.map(({ id }) => id),
  );
  return { items: items.map((row) => toSignal(row, links.get(row.id) ?? [])), pagination };
};
