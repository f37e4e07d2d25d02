import {
  conflict,
  invalidInput,
  notFound,
  recordEvent,
  type Actor,
  type TeamScope,
} from '../platform/index.js';
import { findMergeState, lockMerges, putBelow } from './merge-groups.js';
import { touchedBy } from './touched.js';

/**
 * Says that a signal repeats another. It keeps its text, company and links; the other (or the one that stands for that)
 * counts for both. Repeating the same merge changes nothing.
 * @throws AppError not_found, invalid_input, conflict where one of the two has to be unmerged first
 */
export const mergeSignal = async (
  scope: TeamScope,
  merge: { id: string; intoId: string; actor: Actor },
): Promise<void> => {
  const { id, intoId, actor } = merge;
  if (id === intoId) throw invalidInput('body.intoId', 'must be another signal');
  await lockMerges(scope);
  const signal = await findMergeState(scope, id);
  if (signal === null) throw notFound('signal');
  const into = await findMergeState(scope, intoId);
  if (into === null) throw invalidInput('body.intoId', 'is no signal of this team');
  if (signal.merged_through === intoId) return;
  if (signal.merged_into !== null)
    throw conflict('This signal is merged into another one already; undo that first.');
  const root = into.merged_into ?? intoId;
  if (root === id) throw conflict('The other signal is merged into this one; undo that first.');
  await putBelow(scope, { id, through: intoId, root });
  await recordEvent(scope, {
    type: 'signal.merged',
    subjectId: id,
    actor,
    payload: { ...(await touchedBy(scope, id)), intoId },
  });
};
