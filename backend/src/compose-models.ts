import path from 'node:path';
import { createBaseModels } from './base-models.js';
import type { Config } from './config.js';
import { createOnnxRunner, type ModelRunner } from './inference/index.js';
import { mlFolder, prepareMlPython } from './ml-python.js';
import {
  createArtifactFolder,
  createLocalTrainer,
  createTeamModels,
  createWorkFolder,
  type Trainer,
} from './models/index.js';
import type { Logger, TeamScope } from './platform/index.js';
import { createTrainedModels } from './predictions/index.js';
import { loadSimilarityModel } from './similarity/index.js';

export interface ModelOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly correlationId: () => string | undefined;
}

/** Loads a vendor when it is first needed: without SageMaker nobody pays for its library. */
const whenNeeded = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

const createRunner = ({ config, correlationId }: ModelOptions): ModelRunner => {
  const local = createOnnxRunner();
  const endpoint = config.sageMaker?.endpoint;
  if (!config.sageMaker || !endpoint) return local;
  const { aws } = config.sageMaker;
  const remote = whenNeeded(async () => {
    const { createRuntimeClient, createSageMakerRunner } = await import('./integrations/sagemaker/index.js');
    return createSageMakerRunner({
      client: createRuntimeClient(aws),
      endpointName: endpoint.name,
      local,
      waitMs: endpoint.waitMs,
      correlationId,
      ...(endpoint.isMultiModel && {
        targetModelOf: ({ card }) => `${card.name}-${card.version}.tar.gz`,
      }),
    });
  });
  return { run: async (request) => (await remote()).run(request) };
};

const createTrainer = ({ config }: ModelOptions): Trainer => {
  const workFolder = path.join(config.dataDir, 'models', 'work');
  const effortBase = path.join(mlFolder, 'artifacts', 'effort');
  const training = config.sageMaker?.training;
  if (!config.sageMaker || !training) {
    return createLocalTrainer({
      python: prepareMlPython,
      packageFolder: mlFolder,
      workFolder,
      bases: { effort: effortBase },
      tracking: `sqlite:///${path.join(config.dataDir, 'models', 'mlflow.db')}`,
    });
  }
  const { aws } = config.sageMaker;
  const remote = whenNeeded(async () => {
    const { createSageMakerTrainer, createTrainingClients } =
      await import('./integrations/sagemaker/index.js');
    return createSageMakerTrainer({
      ...createTrainingClients(aws),
      ...training,
      workFolder,
      baseOf: (kind) => (kind === 'effort' ? effortBase : undefined),
    });
  });
  return {
    train: async (request) => (await remote()).train(request),
    // Of folders only: a start does not load the vendor's library for it.
    cleanUp: createWorkFolder(workFolder).cleanUp,
  };
};

/** Everything about trained models: what ships, what teams trained, who runs them and who trains them. */
export const composeModels = (options: ModelOptions) => {
  const { config, log } = options;
  const runner = createRunner(options);
  const base = createBaseModels({
    onProblem: (err, model) => {
      log.error({ err, model }, 'a model that ships with Valora cannot be used');
    },
  });
  const artifacts = createArtifactFolder({ folder: path.join(config.dataDir, 'models') });
  const teams = createTeamModels({ artifacts, loadBase: base.forPredictions, log });
  return {
    runner,
    artifacts,
    trainer: createTrainer(options),
    loadSignalModel: base.signals,
    loadSimilarityModel: async () => {
      const artifact = await base.similarity();
      if (artifact === null) return {};
      return loadSimilarityModel(artifact).catch((err: unknown) => {
        log.error({ err }, 'similar features are found by words alone');
        return {};
      });
    },
    /** What predictions are made with. */
    forPredictions: {
      speak: createTrainedModels({ runner }),
      runner,
      loadBase: base.forPredictions,
      loadTeamModels: teams.loadTeamModels,
      findModel: async (scope: TeamScope, version: string) => {
        const effort = await base.effort();
        return effort?.card.version === version ? effort : teams.findModel(scope, version);
      },
      log,
    },
  };
};
