import { z } from 'zod';
import { paged, pageQuery } from './envelope.js';
import { predictionExplanation } from './explanations.js';
import { prediction } from './predictions.js';
import { id } from './primitives.js';
import { route } from './route.js';

const params = z.object({ id });
const tag = 'predictions';

export const predictions = {
  predict: route({
    method: 'post',
    path: '/features/{id}/predict',
    operationId: 'predictFeature',
    tag,
    summary: 'Predict value, effort and ROI now',
    permission: 'predictions.run',
    params,
    response: prediction,
  }),
  list: route({
    method: 'get',
    path: '/features/{id}/predictions',
    operationId: 'listPredictions',
    tag,
    summary: 'Predictions of a feature, newest first',
    permission: 'team.read',
    params,
    query: z.object(pageQuery),
    response: paged(prediction),
  }),
  explain: route({
    method: 'get',
    path: '/features/{id}/explanation',
    operationId: 'explainPrediction',
    tag,
    summary: 'What the trained models behind the current prediction saw in the feature',
    permission: 'team.read',
    params,
    response: predictionExplanation,
  }),
};
