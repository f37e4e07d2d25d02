import { recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { living } from './feature-store.js';

/** The work is out: sets the status, and the date unless one is known already. Nothing happens to one delivered before. */
export const markDelivered = async (
  scope: TeamScope,
  options: { id: string; at: Date; actor: Actor },
): Promise<void> => {
  const [before] = (await living(scope)
    .where({ id: options.id })
    .whereNot({ status: 'delivered' })
    .forUpdate()
    .select('status')) as { status: string }[];
  if (before === undefined) return;
  await living(scope)
    .where({ id: options.id })
    .update({
      status: 'delivered',
      delivered_at: options.at,
      version: scope.trx.raw('version + 1'),
      updated_at: scope.trx.fn.now(),
    });
  await recordEvent(scope, {
    type: 'feature.updated',
    subjectId: options.id,
    actor: options.actor,
    payload: { featureIds: [options.id], changes: { status: { from: before.status, to: 'delivered' } } },
  });
};
