import { type HistoryEntry, type Pagination } from '@valora/contracts';
import { decodeCursor, toPage, type PageQuery, type TeamScope } from '../platform/index.js';
import { describeEvent } from './describe-event.js';

interface Row {
  id: string;
  type: string;
  actor: string;
  payload: Record<string, unknown>;
  created_at: Date;
}

const limitOf = (query: PageQuery): number => query.limit + 1;

/** Everything that was done to a feature, newest first: by people, imports, models and the queue of its epic. */
export const listHistory = async (
  { trx, teamId }: TeamScope,
  featureId: string,
  query: PageQuery,
): Promise<{ items: HistoryEntry[]; pagination: Pagination }> => {
  const about = () =>
    trx('events')
      .where({ team_id: teamId })
      .where(
        (either) =>
          void either
            .where({ subject_id: featureId })
            .orWhereRaw(`payload -> 'featureIds' @> to_jsonb(?::text)`, [featureId]),
      );
  const rows = about().orderBy('id', 'desc').limit(limitOf(query));
  if (query.cursor !== undefined) void rows.where('id', '<', decodeCursor(query.cursor, ['uuid'])[0]);
  if (query.page !== undefined) void rows.offset((query.page - 1) * query.limit);
  const total =
    query.page === undefined ? null : Number(((await about().count('* as n')) as [{ n: string }])[0].n);
  const page = toPage({ query, rows: (await rows) as Row[], total, cursorOf: (row) => [row.id] });
  return {
    ...page,
    items: page.items.map((row) => ({
      eventId: row.id,
      type: row.type,
      at: row.created_at.toISOString(),
      actor: row.actor,
      summary: describeEvent(row.type, row.payload),
      detail: row.payload,
    })),
  };
};
