import { type HistoryEntry, type Pagination } from '@valora/contracts';
import { newestPage, type PageQuery, type TeamScope } from '../platform/index.js';
import { describeEvent } from './describe-event.js';

interface Row {
  id: string;
  type: string;
  actor: string;
  payload: Record<string, unknown>;
  created_at: Date;
}

/** Everything that was done to a feature, newest first: by people, imports, models and the queue of its epic. */
export const listHistory = (
  { trx, teamId }: TeamScope,
  featureId: string,
  query: PageQuery,
): Promise<{ items: HistoryEntry[]; pagination: Pagination }> =>
  newestPage({
    query,
    wanted: () =>
      trx('events')
        .where({ team_id: teamId })
        .where(
          (either) =>
            void either
              .where({ subject_id: featureId })
              .orWhereRaw(`payload -> 'featureIds' @> to_jsonb(?::text)`, [featureId]),
        ),
    toItem: (row: Row) => ({
      eventId: row.id,
      type: row.type,
      at: row.created_at.toISOString(),
      actor: row.actor,
      summary: describeEvent(row.type, row.payload),
      detail: row.payload,
    }),
  });
