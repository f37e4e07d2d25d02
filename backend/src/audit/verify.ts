import type { Lake, TeamScope } from '../platform/index.js';
import { toEvent, type EventRow } from '../platform/events/stored-event.js';
import { readAnchor } from './anchor.js';
import { verifyChain, type Link, type Verdict } from './chain.js';

type Row = { [K in keyof EventRow]: EventRow[K] | null } & { seq: string; prev_hash: Buffer; hash: Buffer };

const toLink = (row: Row): Link => ({
  seq: Number(row.seq),
  prevHash: row.prev_hash,
  hash: row.hash,
  event: row.id === null ? null : toEvent(row as unknown as EventRow),
});

/** Recomputes the team’s whole chain and holds it against the anchor. */
export const verifyTeam = async (
  { trx, teamId }: TeamScope,
  options: { key: Buffer; lake: Lake },
): Promise<Verdict> => {
  const rows = (await trx('audit_chain as a')
    .leftJoin('events as e', (on) => void on.on('e.team_id', 'a.team_id').on('e.id', 'a.event_id'))
    .where('a.team_id', teamId)
    .orderBy('a.seq')
    .select('e.*', 'a.seq', 'a.prev_hash', 'a.hash')) as Row[];
  return verifyChain(options.key, rows.map(toLink), await readAnchor(options.lake, teamId));
};
