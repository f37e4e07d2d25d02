import type { api, Body, Feature } from '@valora/contracts';
import { conflict, newId, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { findIdsByKey, getFeature, nextKey } from './feature-store.js';

export type NewFeature = Body<typeof api.features.create>;

export interface CreateOptions {
  readonly actor: Actor;
  readonly isSample?: boolean;
  readonly createdAt?: Date;
}

/** @throws AppError conflict when the key is taken */
export const createFeature = async (
  scope: TeamScope,
  feature: NewFeature,
  options: CreateOptions,
): Promise<Feature> => {
  const key = feature.key ?? (await nextKey(scope));
  if ((await findIdsByKey(scope, [key])).size > 0)
    throw conflict(`There is a feature with the key ${key} already.`);
  const id = newId();
  const { mustDo, ...rest } = feature;
  await scope.trx('features').insert({
    ...rest,
    team_id: scope.teamId,
    id,
    key,
    must_do: mustDo,
    is_sample: options.isSample ?? false,
    created_at: options.createdAt ?? scope.trx.fn.now(),
    delivered_at: feature.status === 'delivered' ? scope.trx.fn.now() : null,
  });
  await recordEvent(scope, {
    type: 'feature.created',
    subjectId: id,
    actor: options.actor,
    payload: { featureIds: [id], key, title: feature.title },
  });
  return getFeature(scope, id);
};
