import { api } from '@valora/contracts';
import { handle, type MountedRoute } from '../platform/index.js';
import { createFeature } from './create-feature.js';
import { assertFeature, getFeature } from './feature-store.js';
import { listFeatureSignals } from './feature-signals.js';
import { findSimilarFeatures, suggestFeatures, suggestSignals } from './find-similar.js';
import { listHistory } from './history.js';
import { removeFeature } from './remove-feature.js';
import { setInputs } from './set-inputs.js';
import { setNeeds } from './set-needs.js';
import { attachSignal, detachSignal } from './signal-links.js';
import type { TeamIndexes } from './team-indexes.js';
import { updateFeature } from './update-feature.js';

const routes = api.features;

export interface FeatureRoutesOptions {
  readonly indexes: TeamIndexes;
}

const similarityRoutes = (indexes: TeamIndexes): MountedRoute[] => [
  handle(api.likenesses.similar, ({ scope, params, query }) =>
    findSimilarFeatures(scope, indexes, { id: params.id, limit: query.limit }),
  ),
  handle(api.likenesses.suggestedSignals, ({ scope, params, query }) =>
    suggestSignals(scope, indexes, { id: params.id, limit: query.limit }),
  ),
  handle(api.likenesses.suggestedFeatures, ({ scope, params, query }) =>
    suggestFeatures(scope, indexes, { id: params.id, limit: query.limit }),
  ),
];

/** Everything about one feature; the list with ranks is a read across stations and lives in analytics. */
export const featureRoutes = ({ indexes }: FeatureRoutesOptions): MountedRoute[] => [
  ...similarityRoutes(indexes),
  handle(routes.create, ({ scope, body, actor }) => createFeature(scope, body, { actor })),
  handle(routes.get, ({ scope, params }) => getFeature(scope, params.id)),
  handle(routes.update, ({ scope, params, body, expectedVersion, actor }) =>
    updateFeature(scope, { id: params.id, fields: body, expectedVersion, actor }),
  ),
  handle(routes.remove, async ({ scope, params, actor }) => {
    await removeFeature(scope, params.id, actor);
    return { removed: true as const };
  }),
  handle(routes.setInputs, ({ scope, params, body, actor }) =>
    setInputs(scope, { featureId: params.id, inputs: body.inputs, actor, reason: body.reason }),
  ),
  handle(routes.setNeeds, ({ scope, params, body, actor }) =>
    setNeeds(scope, { featureId: params.id, needs: body.needs, actor }),
  ),
  handle(routes.history, async ({ scope, params, query }) => {
    await assertFeature(scope, params.id);
    return listHistory(scope, params.id, query);
  }),
  handle(routes.signals, async ({ scope, params, query }) => {
    await assertFeature(scope, params.id);
    return listFeatureSignals(scope, params.id, query);
  }),
  handle(routes.attachSignal, ({ scope, params, body, actor }) =>
    attachSignal(scope, { featureId: params.id, signalId: body.signalId, actor }),
  ),
  handle(routes.detachSignal, ({ scope, params, actor }) =>
    detachSignal(scope, { featureId: params.id, signalId: params.signalId, actor }),
  ),
];
