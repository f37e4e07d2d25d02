export type { ModelDeps } from './ask-predictor.js';
export { enoughOutcomes } from './baseline/stated-constants.js';
export { baselinePredictor } from './baseline/baseline-predictor.js';
export { predictionEventHandlers } from './jobs.js';
export { localPredictor } from './local-predictor.js';
export { predictFeature } from './predict-feature.js';
export { predictFeatures, type PredictionDeps, type PredictRequest } from './predict-features.js';
export { toPrediction, type PredictionRow } from './prediction-row.js';
export { listPredictions, loadCurrentPredictions } from './prediction-store.js';
export type {
  Backlog,
  DeliveredFeature,
  FeaturePrediction,
  PredictableFeature,
  PredictingTeam,
  PredictionRequest,
  Predictor,
  TrainedModels,
} from './predictor.js';
export { predictionRoutes } from './routes.js';
export {
  canonicalRow,
  figuresOf,
  figuresOfSealed,
  openRow,
  servedRow,
  type RowFigures,
  type ServedRow,
} from './served-row.js';
export { forgetServedRows, forgetUnusedTexts } from './served-rows-store.js';
export { toModelRow } from './to-model-row.js';
export { createTrainedModels, type TeamModels } from './trained-models.js';
