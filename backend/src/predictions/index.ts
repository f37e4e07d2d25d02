export { baselinePredictor } from './baseline/baseline-predictor.js';
export type {
  DeliveredFeature,
  FeaturePrediction,
  PredictableFeature,
  PredictingTeam,
  PredictionRequest,
  Predictor,
} from './predictor.js';
