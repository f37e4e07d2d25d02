import type { api, Body, Feature } from '@valora/contracts';
import { recordEvent, versionMismatch, type Actor, type TeamScope } from '../platform/index.js';
import { getFeature, living } from './feature-store.js';

export interface FeatureChange {
  readonly id: string;
  readonly fields: Body<typeof api.features.update>;
  readonly expectedVersion: number;
  readonly actor: Actor;
}

const changesOf = (
  before: Feature,
  fields: FeatureChange['fields'],
): Record<string, { from: unknown; to: unknown }> =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([name, to]) => [name, { from: before[name as keyof Feature], to }] as const)
      .filter(([, { from, to }]) => JSON.stringify(from) !== JSON.stringify(to)),
  );

/** @throws AppError not_found, version_mismatch */
export const updateFeature = async (scope: TeamScope, change: FeatureChange): Promise<Feature> => {
  const { id, fields, expectedVersion, actor } = change;
  const before = await getFeature(scope, id);
  if (before.version !== expectedVersion) throw versionMismatch(before.version);
  const changes = changesOf(before, fields);
  if (Object.keys(changes).length === 0) return before;
  const { mustDo, ...rest } = fields;
  const deliveredNow = fields.status === 'delivered' && before.status !== 'delivered';
  const changed = await living(scope)
    .where({ id, version: expectedVersion })
    .update({
      ...rest,
      must_do: mustDo,
      version: expectedVersion + 1,
      updated_at: scope.trx.fn.now(),
      ...(deliveredNow ? { delivered_at: scope.trx.fn.now() } : {}),
      ...(fields.status === 'delivered' ? {} : { delivered_at: null }),
    });
  if (changed === 0) throw versionMismatch((await getFeature(scope, id)).version);
  // A long text is named as changed, not repeated in the history.
  const { description, ...small } = changes;
  await recordEvent(scope, {
    type: 'feature.updated',
    subjectId: id,
    actor,
    payload: {
      featureIds: [id],
      changes: description === undefined ? small : { ...small, description: 'changed' },
    },
  });
  return getFeature(scope, id);
};
