import { recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { living } from './feature-store.js';

/**
 * Brings a removed feature back with its history. Returns false where it cannot come back: it is gone for good, or another
 * feature has its key by now.
 */
export const restoreFeature = async (scope: TeamScope, id: string, actor: Actor): Promise<boolean> => {
  const { trx, teamId } = scope;
  const removed = (await trx('features')
    .where({ team_id: teamId, id })
    .whereNotNull('removed_at')
    .forUpdate()
    .first('key')) as { key: string } | undefined;
  if (removed === undefined) return false;
  if ((await living(scope).where({ key: removed.key }).first('id')) !== undefined) return false;
  await trx('features')
    .where({ team_id: teamId, id })
    .update({ removed_at: null, version: trx.raw('version + 1'), updated_at: trx.fn.now() });
  await recordEvent(scope, {
    type: 'feature.created',
    subjectId: id,
    actor,
    payload: { featureIds: [id], key: removed.key, restored: true },
  });
  return true;
};
