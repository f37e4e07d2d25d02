import type { TeamScope } from '../platform/index.js';
import { toEvent, type EventRow } from '../platform/events/stored-event.js';
import { genesis, hashEntry, type Head } from './chain.js';

const batchSize = 1_000;

export const findHead = async ({ trx, teamId }: TeamScope): Promise<Head | null> => {
  const row = (await trx('audit_chain')
    .where({ team_id: teamId })
    .orderBy('seq', 'desc')
    .first('seq', 'hash')) as { seq: string; hash: Buffer } | undefined;
  return row === undefined ? null : { seq: Number(row.seq), hash: row.hash };
};

export const findHash = async ({ trx, teamId }: TeamScope, seq: number): Promise<Buffer | null> => {
  const row = (await trx('audit_chain').where({ team_id: teamId, seq }).first('hash')) as
    { hash: Buffer } | undefined;
  return row?.hash ?? null;
};

/** Appends what happened since to the team’s chain, one appender at a time. Returns how many entries. */
export const appendToChain = async (scope: TeamScope, key: Buffer): Promise<number> => {
  const { trx, teamId } = scope;
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 2))', [teamId]);
  const rows = (await trx('events')
    .where({ team_id: teamId })
    .whereNull('audited_at')
    .orderBy('id')
    .limit(batchSize)) as EventRow[];
  if (rows.length === 0) return 0;
  const head = await findHead(scope);
  let { seq, hash: prevHash } = head ?? { seq: 0, hash: genesis };
  const links = rows.map((row) => {
    seq += 1;
    const link = {
      team_id: teamId,
      seq,
      event_id: row.id,
      prev_hash: prevHash,
      hash: hashEntry(key, { seq, prevHash, event: toEvent(row) }),
    };
    prevHash = link.hash;
    return link;
  });
  await trx.batchInsert('audit_chain', links, 500);
  await trx('events')
    .where({ team_id: teamId })
    .whereIn(
      'id',
      rows.map((row) => row.id),
    )
    .update({ audited_at: trx.fn.now() });
  return rows.length;
};
