import type { Lake, TeamScope } from '../platform/index.js';
import { toEvent, type EventRow } from '../platform/events/stored-event.js';
import { readAnchor } from './anchor.js';
import { verifyChain, type Link, type Verdict } from './chain.js';

const batchSize = 2_000;

type Row = { [K in keyof EventRow]: EventRow[K] | null } & { seq: string; prev_hash: Buffer; hash: Buffer };

const toLink = (row: Row): Link => ({
  seq: Number(row.seq),
  prevHash: row.prev_hash,
  hash: row.hash,
  event: row.id === null ? null : toEvent(row as unknown as EventRow),
});

/** The team’s chain in batches, so that memory stays flat however long it has become. */
const readChain = async function* ({ trx, teamId }: TeamScope): AsyncGenerator<Link> {
  let after = '-9223372036854775808';
  for (;;) {
    const rows = (await trx('audit_chain as a')
      .leftJoin('events as e', (on) => void on.on('e.team_id', 'a.team_id').on('e.id', 'a.event_id'))
      .where('a.team_id', teamId)
      .where('a.seq', '>', after)
      .orderBy('a.seq')
      .limit(batchSize)
      .select('e.*', 'a.seq', 'a.prev_hash', 'a.hash')) as Row[];
    for (const row of rows) yield toLink(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) return;
    after = last.seq;
  }
};

/** Events that say they were chained and that no entry is of: slipped in, or left over where the chain was cut off. */
const countUnchained = async ({ trx, teamId }: TeamScope): Promise<number> => {
  const [row] = (await trx('events as e')
    .where('e.team_id', teamId)
    .whereNotNull('e.audited_at')
    .whereNotExists(
      trx('audit_chain as a').whereRaw('a.team_id = e.team_id and a.event_id = e.id').select(trx.raw('1')),
    )
    .count('* as n')) as [{ n: string }];
  return Number(row.n);
};

export type TeamVerdict = Verdict & {
  /** Up to which entry the anchor outside the database vouches for the chain; null when there is none. */
  readonly anchoredSeq: number | null;
};

/** What only the events and the anchor’s file can tell, of a chain that is in order by itself. */
const problemAround = async (
  scope: TeamScope,
  verdict: Verdict,
  isAnchorReadable: boolean,
): Promise<string | null> => {
  if (!isAnchorReadable) return 'the anchor in the data lake cannot be read: it was changed';
  const unchained = await countUnchained(scope);
  return unchained === 0
    ? null
    : `${String(unchained)} events are marked as chained, but the chain ends at ${String(verdict.entries)} without them`;
};

/** Recomputes the team’s whole chain and holds it against the anchor and the events. */
export const verifyTeam = async (
  scope: TeamScope,
  options: { key: Buffer; lake: Lake },
): Promise<TeamVerdict> => {
  // Before the chain is read: an anchor that moved meanwhile must not be ahead of what was read.
  const found = await readAnchor(options.lake, scope.teamId);
  const anchor = found === 'unreadable' ? null : found;
  const verdict = await verifyChain(options.key, readChain(scope), anchor);
  const anchoredSeq = anchor?.seq ?? null;
  if (!verdict.intact) return { ...verdict, anchoredSeq };
  const problem = await problemAround(scope, verdict, found !== 'unreadable');
  return problem === null
    ? { ...verdict, anchoredSeq }
    : { ...verdict, intact: false, firstBadSeq: verdict.entries + 1, problem, anchoredSeq };
};
