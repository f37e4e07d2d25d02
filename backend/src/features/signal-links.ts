import type { Feature } from '@valora/contracts';
import { invalidInput, notFound, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { refreshDemand } from './demand.js';
import { assertFeature, getFeature } from './feature-store.js';

export interface Link {
  readonly featureId: string;
  readonly signalId: string;
  readonly actor: Actor;
}

/** Attaches a signal; attaching it again changes nothing. @throws AppError not_found, invalid_input */
export const attachSignal = async (
  scope: TeamScope,
  { featureId, signalId, actor }: Link,
): Promise<Feature> => {
  const { trx, teamId } = scope;
  await assertFeature(scope, featureId);
  if ((await trx('signals').where({ team_id: teamId, id: signalId }).first('id')) === undefined)
    throw invalidInput('body.signalId', 'is not a signal of this team');
  const added = await trx('feature_signals')
    .insert({ team_id: teamId, feature_id: featureId, signal_id: signalId, attached_by: actor.name })
    .onConflict()
    .ignore()
    .returning('signal_id');
  if (added.length > 0) {
    await refreshDemand(scope, [featureId]);
    await recordEvent(scope, {
      type: 'signal.attached',
      subjectId: featureId,
      actor,
      payload: { featureIds: [featureId], signalIds: [signalId] },
    });
  }
  return getFeature(scope, featureId);
};

/** Detaches a signal and those merged with it. @throws AppError not_found when it is not attached */
export const detachSignal = async (
  scope: TeamScope,
  { featureId, signalId, actor }: Link,
): Promise<Feature> => {
  const { trx, teamId } = scope;
  await assertFeature(scope, featureId);
  const { rows } = (await trx.raw(
    `delete from feature_signals fs using signals s, signals asked
     where fs.team_id = :teamId and fs.feature_id = :featureId and s.team_id = fs.team_id and s.id = fs.signal_id
       and asked.team_id = fs.team_id and asked.id = :signalId
       and coalesce(s.merged_into, s.id) = coalesce(asked.merged_into, asked.id)
     returning fs.signal_id`,
    { teamId, featureId, signalId },
  )) as { rows: unknown[] };
  if (rows.length === 0) throw notFound('signal attached to this feature');
  await refreshDemand(scope, [featureId]);
  await recordEvent(scope, {
    type: 'signal.detached',
    subjectId: featureId,
    actor,
    payload: { featureIds: [featureId], signalIds: [signalId] },
  });
  return getFeature(scope, featureId);
};
