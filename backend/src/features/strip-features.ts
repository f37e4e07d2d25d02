import { recordEvent, type Actor, type TeamScope } from '../platform/index.js';

/** What of a feature must not be here any more. */
export interface Strip {
  /** The title becomes the key. */
  readonly title: boolean;
  readonly description: boolean;
  readonly labels: boolean;
  readonly parent: boolean;
  /** Inputs that a sync gave; what a person entered stays. */
  readonly inputs: boolean;
}

/**
 * Takes away what other systems no longer let leave them, removed features included. One event names all that changed.
 */
export const stripFeatures = async (
  scope: TeamScope,
  featureIds: readonly string[],
  options: { readonly strip: Strip; readonly actor: Actor; readonly because: string },
): Promise<void> => {
  const { trx, teamId } = scope;
  const { strip, actor, because } = options;
  const columns = {
    ...(strip.title ? { title: trx.raw('key') } : {}),
    ...(strip.description ? { description: '' } : {}),
    ...(strip.labels ? { labels: [] } : {}),
    ...(strip.parent ? { parent_key: null } : {}),
  };
  const ids = [...featureIds];
  if (ids.length === 0) return;
  if (Object.keys(columns).length > 0)
    await trx('features')
      .where({ team_id: teamId })
      .whereIn('id', ids)
      .update({ ...columns, version: trx.raw('version + 1'), updated_at: trx.fn.now() });
  if (strip.inputs)
    await trx('feature_inputs')
      .where({ team_id: teamId, source: 'sync' })
      .whereIn('feature_id', ids)
      .delete();
  await recordEvent(scope, {
    type: 'feature.updated',
    actor,
    payload: { featureIds: ids, withdrawnBecause: because },
  });
};
