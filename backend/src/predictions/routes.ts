import { api } from '@valora/contracts';
import { findFeature } from '../features/index.js';
import { assertOnePaging, handle, notFound, type MountedRoute } from '../platform/index.js';
import { explainPrediction } from './explain-prediction.js';
import { predictFeature } from './predict-feature.js';
import type { PredictionDeps } from './predict-features.js';
import { listPredictions } from './prediction-store.js';

const routes = api.predictions;

export const predictionRoutes = (deps: PredictionDeps): MountedRoute[] => [
  handle(routes.predict, ({ scope, params, actor }) =>
    predictFeature(scope, deps, { featureId: params.id, actor }),
  ),
  handle(routes.explain, ({ scope, params }) => explainPrediction(scope, deps.models, params.id)),
  handle(routes.list, async ({ scope, params, query }) => {
    assertOnePaging(query);
    if ((await findFeature(scope, params.id)) === null) throw notFound('feature');
    return listPredictions(scope, params.id, query);
  }),
];
