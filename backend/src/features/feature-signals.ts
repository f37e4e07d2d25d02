import type { Pagination, Signal } from '@valora/contracts';
import { loadSignals } from '../signals/index.js';
import { assertOnePaging, decodeCursor, toPage, type PageQuery, type TeamScope } from '../platform/index.js';

interface Row {
  id: string;
  occurred_at: Date;
}

const rootsOf = ({ trx, teamId }: TeamScope, featureId: string) =>
  trx('signals as root')
    .where('root.team_id', teamId)
    .whereNull('root.merged_into')
    .whereExists((linked) => {
      void linked
        .from('feature_signals as fs')
        .join('signals as s', (on) => void on.on('s.team_id', 'fs.team_id').on('s.id', 'fs.signal_id'))
        .where('fs.team_id', teamId)
        .where('fs.feature_id', featureId)
        .whereRaw('coalesce(s.merged_into, s.id) = root.id')
        .select(trx.raw('1'));
    });

/** Signals attached to a feature, newest first; merged ones stand behind the one they were merged into. */
export const listFeatureSignals = async (
  scope: TeamScope,
  featureId: string,
  query: PageQuery,
): Promise<{ items: Signal[]; pagination: Pagination }> => {
  assertOnePaging(query);
  const rows = rootsOf(scope, featureId)
    .orderBy([
      { column: 'root.occurred_at', order: 'desc' },
      { column: 'root.id', order: 'desc' },
    ])
    .limit(query.limit + 1);
  if (query.cursor !== undefined) {
    const last = decodeCursor(query.cursor, ['moment', 'uuid']);
    void rows.whereRaw('(root.occurred_at, root.id) < (?::timestamptz, ?::uuid)', last);
  }
  if (query.page !== undefined) void rows.offset((query.page - 1) * query.limit);
  const found = (await rows.select('root.id', 'root.occurred_at')) as Row[];
  const total =
    query.page === undefined
      ? null
      : Number(((await rootsOf(scope, featureId).count('* as n')) as [{ n: string }])[0].n);
  const page = toPage({
    query,
    rows: found,
    total,
    cursorOf: (row) => [row.occurred_at.toISOString(), row.id],
  });
  const ids = page.items.map((row) => row.id);
  const signals = new Map((await loadSignals(scope, ids)).map((signal) => [signal.id, signal]));
  return { ...page, items: ids.flatMap((id) => signals.get(id) ?? []) };
};
