import { z } from 'zod';
import { paged, pageQuery } from './envelope.js';
import { model, modelKind, modelPerformance, modelState, trainingRun } from './models.js';
import { id, line } from './primitives.js';
import { route } from './route.js';

const tag = 'models';

export const models = {
  performance: route({
    method: 'get',
    path: '/models/performance',
    operationId: 'getModelPerformance',
    tag,
    summary: 'How well predictions turned out, beside the naive baseline',
    permission: 'team.read',
    response: modelPerformance,
  }),
  list: route({
    method: 'get',
    path: '/models',
    operationId: 'listModels',
    tag,
    summary: 'Trained models of the team, newest first',
    permission: 'team.read',
    query: z.object({ ...pageQuery, kind: modelKind.optional(), state: modelState.optional() }),
    response: paged(model),
  }),
  runs: route({
    method: 'get',
    path: '/models/runs',
    operationId: 'listTrainingRuns',
    tag,
    summary: 'Trainings and what came of them, newest first',
    permission: 'team.read',
    query: z.object({ ...pageQuery, kind: modelKind.optional() }),
    response: paged(trainingRun),
  }),
  retrain: route({
    method: 'post',
    path: '/models/retrain',
    operationId: 'retrainModels',
    tag,
    summary: 'Train challengers; a training that is under way already is answered instead',
    permission: 'models.retrain',
    status: 202,
    body: z.strictObject({ kind: modelKind.optional() }),
    response: z.object({
      runs: z.array(trainingRun).meta({ description: 'One per kind; both where no kind is named' }),
    }),
  }),
  promote: route({
    method: 'post',
    path: '/models/{id}/promote',
    operationId: 'promoteModel',
    tag,
    summary: 'Make a model the champion whatever the rule said; all features are predicted again',
    permission: 'models.promote',
    params: z.object({ id }),
    body: z.strictObject({ reason: line(500) }),
    response: model,
  }),
  tryOut: route({
    method: 'put',
    path: '/models/{id}/trial',
    operationId: 'tryModel',
    tag,
    summary: 'Let a challenger predict a part of the features beside the champion; 0 ends the trial',
    permission: 'models.promote',
    params: z.object({ id }),
    body: z.strictObject({
      share: z
        .number()
        .min(0)
        .max(0.5)
        .meta({ description: 'The same features for as long as the share stays' }),
    }),
    response: model,
  }),
  rollback: route({
    method: 'post',
    path: '/models/rollback',
    operationId: 'rollBackModel',
    tag,
    summary: 'Return to the champion before this one, or to the base model; all features are predicted again',
    permission: 'models.promote',
    body: z.strictObject({ kind: modelKind, reason: line(500) }),
    response: z.object({
      champion: model.nullable().meta({ description: 'Null: the base model that ships with Valora' }),
    }),
  }),
};
