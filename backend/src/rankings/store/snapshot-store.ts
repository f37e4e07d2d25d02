import type { RankingSettings } from '@valora/contracts';
import { newId, type TeamScope } from '../../platform/index.js';
import type { RankOverride } from '../engine/index.js';

/** All that people decide about a ranking; the rest follows from the features. */
export interface RankingState {
  readonly settings: RankingSettings;
  readonly overrides: readonly RankOverride[];
}

export interface Snapshot extends RankingState {
  readonly id: string;
  /** The snapshot an undo goes back to; null at the beginning. */
  readonly previousId: string | null;
  readonly at: Date;
  readonly actor: string;
  readonly reason: string;
}

interface Row {
  id: string;
  previous_id: string | null;
  at: Date;
  actor: string;
  reason: string;
  settings: RankingSettings;
  overrides: RankOverride[];
}

const toSnapshot = (row: Row): Snapshot => ({
  id: row.id,
  previousId: row.previous_id,
  at: row.at,
  actor: row.actor,
  reason: row.reason,
  settings: row.settings,
  overrides: row.overrides,
});

export const findSnapshot = async ({ trx, teamId }: TeamScope, id: string): Promise<Snapshot | null> => {
  const row = (await trx('ranking_snapshots').where({ team_id: teamId, id }).first()) as Row | undefined;
  return row === undefined ? null : toSnapshot(row);
};

/** The state that holds now; null while nobody has ever changed anything. */
export const findLatestSnapshot = async ({ trx, teamId }: TeamScope): Promise<Snapshot | null> => {
  const row = (await trx('ranking_snapshots').where({ team_id: teamId }).orderBy('id', 'desc').first()) as
    Row | undefined;
  return row === undefined ? null : toSnapshot(row);
};

/** Newest first. `before` is the id of the last one of the page before. */
export const listSnapshots = async (
  { trx, teamId }: TeamScope,
  { limit, before, offset }: { limit: number; before: string | null; offset: number },
): Promise<readonly Snapshot[]> => {
  const query = trx('ranking_snapshots')
    .where({ team_id: teamId })
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset);
  const rows = (await (before === null ? query : query.where('id', '<', before))) as Row[];
  return rows.map(toSnapshot);
};

export const countSnapshots = async ({ trx, teamId }: TeamScope): Promise<number> => {
  const [row] = (await trx('ranking_snapshots').where({ team_id: teamId }).count('* as n')) as {
    n: string;
  }[];
  return Number(row?.n ?? 0);
};

export interface NewSnapshot extends RankingState {
  readonly previousId: string | null;
  readonly at: Date;
  readonly actor: string;
  readonly reason: string;
}

export const insertSnapshot = async ({ trx, teamId }: TeamScope, snapshot: NewSnapshot): Promise<string> => {
  const id = newId();
  await trx('ranking_snapshots').insert({
    team_id: teamId,
    id,
    previous_id: snapshot.previousId,
    at: snapshot.at,
    actor: snapshot.actor,
    reason: snapshot.reason,
    settings: JSON.stringify(snapshot.settings),
    overrides: JSON.stringify(snapshot.overrides),
  });
  return id;
};

/** All of them, oldest first. */
export const listAllSnapshots = async ({ trx, teamId }: TeamScope): Promise<readonly Snapshot[]> =>
  ((await trx('ranking_snapshots').where({ team_id: teamId }).orderBy('id')) as Row[]).map(toSnapshot);

export const deleteSnapshots = async ({ trx, teamId }: TeamScope, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0)
    await trx('ranking_snapshots')
      .where({ team_id: teamId })
      .whereRaw('id = any(?::uuid[])', [[...ids]])
      .delete();
};

/** Overrides, reason and way back of kept states; the rest of them never changes. */
export const updateSnapshots = async (
  { trx, teamId }: TeamScope,
  snapshots: readonly Snapshot[],
): Promise<void> => {
  if (snapshots.length === 0) return;
  await trx.raw(
    `update ranking_snapshots s set overrides = n.overrides, reason = n.reason, previous_id = n."previousId"
     from jsonb_to_recordset(:rows::jsonb) as n(id uuid, overrides jsonb, reason text, "previousId" uuid)
     where s.team_id = :teamId and s.id = n.id`,
    {
      teamId,
      rows: JSON.stringify(
        snapshots.map(({ id, overrides, reason, previousId }) => ({ id, overrides, reason, previousId })),
      ),
    },
  );
};
