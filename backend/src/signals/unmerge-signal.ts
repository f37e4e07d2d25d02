import { notFound, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { findMergeState, lockMerges, makeRoot } from './merge-groups.js';
import { touchedBy } from './touched.js';

/**
 * Undoes one merge: the signal stands for itself again, with what had been merged into it. A signal that is not merged
 * stays as it is.
 * @throws AppError not_found
 */
export const unmergeSignal = async (scope: TeamScope, undo: { id: string; actor: Actor }): Promise<void> => {
  const { id, actor } = undo;
  await lockMerges(scope);
  const signal = await findMergeState(scope, id);
  if (signal === null) throw notFound('signal');
  if (signal.merged_into === null) return;
  const touched = await touchedBy(scope, id);
  await makeRoot(scope, id);
  await recordEvent(scope, {
    type: 'signal.unmerged',
    subjectId: id,
    actor,
    payload: { ...touched, fromId: signal.merged_through },
  });
};
