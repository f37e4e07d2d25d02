import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { TeamScope } from '../db/database.js';
import type { PeriodicHandler } from '../queue/job-handler.js';
import { newId } from '../ids.js';
import type { Lake } from './folder-lake.js';

const batchSize = 500;

interface Row {
  id: string;
  source: string;
  delivery_id: string;
  payload: unknown;
  received_at: Date;
}

const take = ({ trx, teamId }: TeamScope): Promise<Row[]> =>
  trx('raw_payloads')
    .where({ team_id: teamId })
    .whereNull('flushed_at')
    .orderBy('id')
    .limit(batchSize)
    .forUpdate()
    .skipLocked() as unknown as Promise<Row[]>;

const bySource = (rows: readonly Row[]): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.source, [...(groups.get(row.source) ?? []), row]);
  return groups;
};

/**
 * Moves raw payloads from the database to the lake as compressed JSON lines, by source and day. Written first and
 * marked after: a crash in between writes a payload twice, never loses one; readers tell by its id.
 */
export const flushRawPayloads = (lake: Lake): PeriodicHandler => ({
  name: 'flush-raw-payloads',
  everyMs: 5_000,
  handle: ({ teamId, inTeam }) =>
    inTeam(async (scope) => {
      const rows = await take(scope);
      for (const [source, group] of bySource(rows)) {
        const date = (group[0]?.received_at ?? new Date()).toISOString().slice(0, 10);
        const lines = group.map(
          (row) =>
            `${JSON.stringify({ id: row.id, deliveryId: row.delivery_id, receivedAt: row.received_at, payload: row.payload })}\n`,
        );
        await lake.write(
          `raw/source=${source}/team=${teamId}/date=${date}/${newId()}.jsonl.gz`,
          Readable.from(lines).pipe(createGzip()),
        );
      }
      if (rows.length > 0)
        await scope
          .trx('raw_payloads')
          .where({ team_id: teamId })
          .whereIn(
            'id',
            rows.map((row) => row.id),
          )
          .update({ flushed_at: scope.trx.fn.now() });
    }),
});
