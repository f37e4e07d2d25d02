import type { Contribution, RankChange } from '@valora/contracts';
import { newId, type TeamScope } from '../../platform/index.js';
import type { RankMove } from '../engine/index.js';

/** Where a move of no origin of its own came from. */
export interface RunOrigin {
  readonly actor: string;
  readonly eventId: string | null;
  readonly at: Date;
}

const rowsPerStatement = 2000;

const insertSql = `
  insert into rank_changes (team_id, feature_id, id, from_rank, to_rank, reason, parts, actor, event_id, at)
  select :teamId::uuid, m."featureId", m.id, m."fromRank", m."toRank", m.reason, m.parts, m.actor, m."eventId", :at::timestamptz
  from jsonb_to_recordset(:rows::jsonb) as m("featureId" uuid, id uuid, "fromRank" int, "toRank" int, reason text, parts jsonb,
    actor text, "eventId" uuid)`;

/** Keeps why each of these features moved. */
export const insertRankChanges = async (
  { trx, teamId }: TeamScope,
  moves: readonly RankMove[],
  { actor, eventId, at }: RunOrigin,
): Promise<void> => {
  for (let from = 0; from < moves.length; from += rowsPerStatement) {
    const rows = moves
      .slice(from, from + rowsPerStatement)
      .map(({ featureId, fromRank, toRank, reason, parts, origin }) => ({
        featureId,
        id: newId(),
        fromRank,
        toRank,
        reason,
        parts,
        actor: origin?.actor ?? actor,
        eventId: origin?.eventId ?? eventId,
      }));
    await trx.raw(insertSql, { teamId, at, rows: JSON.stringify(rows) });
  }
};

interface Row {
  id: string;
  at: Date;
  from_rank: number | null;
  to_rank: number | null;
  reason: string;
  parts: Contribution[];
  actor: string;
  event_id: string | null;
}

/** The latest changes of one feature's rank, newest first. */
export const listRankChanges = async (
  { trx, teamId }: TeamScope,
  featureId: string,
  limit: number,
): Promise<RankChange[]> => {
  const rows = (await trx('rank_changes')
    .where({ team_id: teamId, feature_id: featureId })
    .orderBy('id', 'desc')
    .limit(limit)) as Row[];
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    fromRank: row.from_rank,
    toRank: row.to_rank,
    reason: row.reason,
    parts: row.parts,
    actor: row.actor,
    eventId: row.event_id,
  }));
};
