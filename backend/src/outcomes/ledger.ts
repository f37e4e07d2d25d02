import type { LedgerEntry, Pagination } from '@valora/contracts';
import { assertOnePaging, decodeCursor, toPage, type PageQuery, type TeamScope } from '../platform/index.js';
import { ledgerColumns, ledgerRows, toLedgerEntry, type LedgerRow } from './ledger-row.js';

const select = (scope: TeamScope) =>
  ledgerRows(scope)
    .select([...ledgerColumns])
    .select(scope.trx.raw(`to_char(o.released_on, 'YYYY-MM-DD') as released_on`));

export const findLedgerEntry = async (scope: TeamScope, featureId: string): Promise<LedgerEntry | null> => {
  const row = (await select(scope).where('o.feature_id', featureId).first()) as LedgerRow | undefined;
  return row === undefined ? null : toLedgerEntry(row);
};

/** Unknown release days come last; a day before every other stands for them in the order. */
const never = '0001-01-01';

/** Promised against realised, newest release first. */
export const listLedger = async (
  scope: TeamScope,
  query: PageQuery,
): Promise<{ items: LedgerEntry[]; pagination: Pagination }> => {
  assertOnePaging(query);
  const rows = select(scope)
    .orderByRaw(`coalesce(o.released_on, date '${never}') desc, o.feature_id desc`)
    .limit(query.limit + 1);
  if (query.cursor !== undefined) {
    const last = decodeCursor(query.cursor, ['day', 'uuid']);
    void rows.whereRaw(`(coalesce(o.released_on, date '${never}'), o.feature_id) < (?::date, ?::uuid)`, last);
  }
  if (query.page !== undefined) void rows.offset((query.page - 1) * query.limit);
  const found = (await rows) as LedgerRow[];
  const total =
    query.page === undefined
      ? null
      : Number(((await ledgerRows(scope).count('* as n')) as [{ n: string }])[0].n);
  const page = toPage({
    query,
    rows: found,
    total,
    cursorOf: (row) => [row.released_on ?? never, row.feature_id],
  });
  return { pagination: page.pagination, items: page.items.map(toLedgerEntry) };
};
