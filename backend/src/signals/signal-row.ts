import type { Signal } from '@valora/contracts';
import type { Knex } from 'knex';
import type { TeamScope } from '../platform/index.js';

export interface SignalRow {
  id: string;
  text: string;
  source: Signal['source'];
  permalink: string | null;
  author: string | null;
  company_id: string | null;
  company_name: string | null;
  sentiment: Signal['sentiment'];
  intent: Signal['intent'];
  urgency: Signal['urgency'];
  occurred_at: Date;
  merged_into: string | null;
  merged_count: number;
  is_sample: boolean;
  version: number;
}

/** Signals `s` with their companies `c`. */
export const selectSignals = ({ trx, teamId }: TeamScope): Knex.QueryBuilder =>
  trx('signals as s')
    .leftJoin('companies as c', (join) => {
      join.on('c.team_id', 's.team_id').andOn('c.id', 's.company_id');
    })
    .where('s.team_id', teamId)
    .select(
      's.*',
      'c.name as company_name',
      trx.raw(
        `(select count(*)::integer from signals m where m.team_id = s.team_id and m.merged_into = s.id) as merged_count`,
      ),
    );

export const toSignal = (row: SignalRow, featureIds: readonly string[]): Signal => ({
  id: row.id,
  text: row.text,
  source: row.source,
  permalink: row.permalink,
  author: row.author,
  company:
    row.company_id === null || row.company_name === null
      ? null
      : { id: row.company_id, name: row.company_name },
  sentiment: row.sentiment,
  intent: row.intent,
  urgency: row.urgency,
  occurredAt: row.occurred_at.toISOString(),
  mergedInto: row.merged_into,
  mergedCount: row.merged_count,
  featureIds: [...featureIds],
  isSample: row.is_sample,
  version: row.version,
});
