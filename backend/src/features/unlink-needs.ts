import { recordEvent, type Actor, type TeamScope } from '../platform/index.js';

/** `featureId` no longer waits for `needsId`. */
export interface NeedById {
  readonly featureId: string;
  readonly needsId: string;
}

/** Takes prerequisites away; those that were not there change nothing. */
export const unlinkNeeds = async (
  scope: TeamScope,
  pairs: readonly NeedById[],
  actor: Actor,
): Promise<void> => {
  if (pairs.length === 0) return;
  const { trx, teamId } = scope;
  const { rows } = (await trx.raw(
    `delete from feature_needs n using unnest(:features::uuid[], :needs::uuid[]) as gone (feature_id, needs_id)
     where n.team_id = :teamId and n.feature_id = gone.feature_id and n.needs_id = gone.needs_id
     returning n.feature_id as id`,
    {
      teamId,
      features: pairs.map(({ featureId }) => featureId),
      needs: pairs.map(({ needsId }) => needsId),
    },
  )) as { rows: { id: string }[] };
  if (rows.length > 0)
    await recordEvent(scope, {
      type: 'feature.needs_set',
      actor,
      payload: { featureIds: [...new Set(rows.map(({ id }) => id))] },
    });
};
