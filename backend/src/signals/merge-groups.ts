import type { TeamScope } from '../platform/index.js';

export interface MergeState {
  readonly id: string;
  readonly merged_into: string | null;
  readonly merged_through: string | null;
}

/** Merges, their undoing and removals of one team run one after the other; two at once could close a circle. */
export const lockMerges = async ({ trx, teamId }: TeamScope): Promise<void> => {
  await trx.raw(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`signal-merges:${teamId}`]);
};

export const findMergeState = async ({ trx, teamId }: TeamScope, id: string): Promise<MergeState | null> => {
  const row = (await trx('signals')
    .where({ team_id: teamId, id })
    .first('id', 'merged_into', 'merged_through')) as MergeState | undefined;
  return row ?? null;
};

/** Puts a signal and everything merged with it by way of it below `into`, by way of `through`. */
export const putBelow = async (
  { trx, teamId }: TeamScope,
  options: { id: string; through: string; root: string },
): Promise<void> => {
  const { id, through, root } = options;
  await trx('signals')
    .where({ team_id: teamId })
    .whereRaw('(id = :id or merged_into = :id)', { id })
    .update({
      merged_into: root,
      merged_through: trx.raw('case when id = ? then ? else merged_through end', [id, through]),
      version: trx.raw('version + 1'),
    });
};

/** Makes a merged signal stand for itself again, with everything that was merged with it by way of it. */
export const makeRoot = async ({ trx, teamId }: TeamScope, id: string): Promise<void> => {
  await trx.raw(
    `with recursive below (id) as (
       select id from signals where team_id = :teamId and merged_through = :id
       union all
       select s.id from signals s join below b on s.merged_through = b.id where s.team_id = :teamId
     )
     update signals set merged_into = :id, version = version + 1
     where team_id = :teamId and id in (select id from below)`,
    { teamId, id },
  );
  await trx('signals')
    .where({ team_id: teamId, id })
    .update({ merged_into: null, merged_through: null, version: trx.raw('version + 1') });
};
