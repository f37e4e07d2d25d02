import { api, modelKind } from '@valora/contracts';
import { handle, type MountedRoute } from '../platform/index.js';
import type { ArtifactFolder } from './artifact-folder.js';
import { askForTraining } from './ask-for-training.js';
import { promoteModel, rollBack } from './change-champion.js';
import { toModel } from './model-record.js';
import { listModels } from './model-store.js';
import { modelPerformance } from './model-performance.js';
import { toTrainingRun } from './run-record.js';
import { tryModel } from './try-model.js';
import { listRuns } from './run-store.js';

const routes = api.models;

export const modelRoutes = (deps: { readonly artifacts: ArtifactFolder }): MountedRoute[] => [
  handle(routes.performance, ({ scope }) => modelPerformance(scope)),
  handle(routes.list, ({ scope, query }) => listModels(scope, query)),
  handle(routes.runs, ({ scope, query }) => listRuns(scope, query)),
  handle(routes.retrain, async ({ scope, body, actor }) => {
    const kinds = body.kind === undefined ? modelKind.options : [body.kind];
    const asked = [];
    for (const kind of kinds) asked.push(await askForTraining(scope, { kind, cause: 'asked', actor }));
    return { runs: asked.map(toTrainingRun) };
  }),
  handle(routes.promote, async ({ scope, params, body, actor }) =>
    toModel(await promoteModel(scope, deps, { id: params.id, reason: body.reason, actor })),
  ),
  handle(routes.tryOut, async ({ scope, params, body, actor }) =>
    toModel(await tryModel(scope, deps, { id: params.id, share: body.share, actor })),
  ),
  handle(routes.rollback, async ({ scope, body, actor }) => {
    const champion = await rollBack(scope, deps, { ...body, actor });
    return { champion: champion && toModel(champion) };
  }),
];
