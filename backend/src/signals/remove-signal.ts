import { notFound, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { findMergeState, lockMerges, makeRoot } from './merge-groups.js';
import { touchedBy } from './touched.js';

const directlyBelow = async ({ trx, teamId }: TeamScope, id: string): Promise<string[]> =>
  (await trx('signals').where({ team_id: teamId, merged_through: id }).orderBy('id').pluck('id')) as string[];

/**
 * Removes one signal. What was merged into it stays: it moves on to what the removed one was merged into, or stands for
 * itself again.
 * @throws AppError not_found
 */
export const removeSignal = async (
  scope: TeamScope,
  removal: { id: string; actor: Actor },
): Promise<void> => {
  const { id, actor } = removal;
  const { trx, teamId } = scope;
  await lockMerges(scope);
  const signal = await findMergeState(scope, id);
  if (signal === null) throw notFound('signal');
  const touched = await touchedBy(scope, id);
  if (signal.merged_through === null)
    for (const below of await directlyBelow(scope, id)) await makeRoot(scope, below);
  else
    await trx('signals')
      .where({ team_id: teamId, merged_through: id })
      .update({ merged_through: signal.merged_through, version: trx.raw('version + 1') });
  await trx('signals').where({ team_id: teamId, id }).delete();
  await recordEvent(scope, { type: 'signal.removed', subjectId: id, actor, payload: touched });
};
