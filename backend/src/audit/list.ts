import type { Pagination } from '@valora/contracts';
import { assertOnePaging, decodeCursor, toPage, type PageQuery, type TeamScope } from '../platform/index.js';

interface Row {
  seq: string;
  hash: Buffer;
  id: string;
  type: string;
  actor: string;
  subject_id: string | null;
  created_at: Date;
  payload: Record<string, unknown>;
}

/** Entries of the chain, newest first. */
export const listAudit = async (
  { trx, teamId }: TeamScope,
  query: PageQuery & { type?: string | undefined; actor?: string | undefined },
) => {
  assertOnePaging(query);
  const matching = () => {
    const found = trx('audit_chain as a')
      .join('events as e', (on) => void on.on('e.team_id', 'a.team_id').on('e.id', 'a.event_id'))
      .where('a.team_id', teamId);
    if (query.type !== undefined) void found.where('e.type', query.type);
    if (query.actor !== undefined) void found.where('e.actor', query.actor);
    return found;
  };
  const rows = matching()
    .orderBy('a.seq', 'desc')
    .limit(query.limit + 1);
  if (query.cursor !== undefined) void rows.where('a.seq', '<', decodeCursor(query.cursor, ['integer'])[0]);
  if (query.page !== undefined) void rows.offset((query.page - 1) * query.limit);
  const found = (await rows.select(
    'a.seq',
    'a.hash',
    'e.id',
    'e.type',
    'e.actor',
    'e.subject_id',
    'e.created_at',
    'e.payload',
  )) as Row[];
  const total =
    query.page === undefined ? null : Number(((await matching().count('* as n')) as [{ n: string }])[0].n);
  const page: { items: Row[]; pagination: Pagination } = toPage({
    query,
    rows: found,
    total,
    cursorOf: (row) => [Number(row.seq)],
  });
  return {
    pagination: page.pagination,
    items: page.items.map((row) => ({
      seq: Number(row.seq),
      eventId: row.id,
      type: row.type,
      actor: row.actor,
      subject: row.subject_id,
      at: row.created_at.toISOString(),
      detail: row.payload,
      hash: row.hash.toString('hex'),
    })),
  };
};
