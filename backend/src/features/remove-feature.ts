import { notFound, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { living } from './feature-store.js';

/** Takes a feature out of every list; its history, predictions and outcome stay. @throws AppError not_found */
export const removeFeature = async (scope: TeamScope, id: string, actor: Actor): Promise<void> => {
  const [removed] = (await living(scope)
    .where({ id })
    .update({ removed_at: scope.trx.fn.now(), version: scope.trx.raw('version + 1') })
    .returning(['key', 'title'])) as { key: string; title: string }[];
  if (removed === undefined) throw notFound('feature');
  await recordEvent(scope, {
    type: 'feature.removed',
    subjectId: id,
    actor,
    payload: { featureIds: [id], ...removed },
  });
};
