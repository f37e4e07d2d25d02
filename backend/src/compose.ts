import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyticsRoutes } from './analytics/index.js';
import { auditPeriodicHandlers, auditRoutes } from './audit/index.js';
import { composeJira } from './compose-jira.js';
import { composeModels } from './compose-models.js';
import type { Config } from './config.js';
import { epicEventHandlers, epicJobHandlers, epicPeriodicHandlers, epicRoutes } from './epics/index.js';
import {
  createTeamIndexes,
  featureEventHandlers,
  featureRoutes,
  linkImportedNeeds,
  saveImportedFeatures,
} from './features/index.js';
import {
  importEventHandlers,
  importFile,
  importJobHandlers,
  importPeriodicHandlers,
  importRoutes,
  receiveImport,
  type ImportPorts,
} from './imports/index.js';
import {
  createInstallations,
  createJiraClients,
  createPointsBudget,
  createTrackerOf,
  integrationRoutes,
  furtherDestinations,
} from './integrations/index.js';
import { createAccessTokens, createAuthenticator, sessionRoutes, teamRoutes } from './identity/index.js';
import { createApp } from './http/app.js';
import { createDrain } from './http/drain.js';
import { broadcastEvent } from './http/broadcast-event.js';
import { createLiveServer } from './http/live-server.js';
import { createRateLimits } from './http/rate-limits.js';
import {
  artifactPeriodicHandlers,
  modelEventHandlers,
  modelJobHandlers,
  modelPeriodicHandlers,
  modelRoutes,
} from './models/index.js';
import { operationsRoutes } from './operations/index.js';
import { loadHistory, outcomeRoutes, saveImportedOutcomes } from './outcomes/index.js';
import {
  systemClock,
  type EventHandler,
  type JobHandler,
  type Logger,
  type MountedRoute,
  type CommonHandler,
  type PeriodicHandler,
} from './platform/index.js';
import { createDatabase } from './platform/db/database.js';
import { createRelay } from './platform/events/relay.js';
import { correlation } from './platform/log/correlation.js';
import { createFolderLake } from './platform/lake/folder-lake.js';
import { flushRawPayloads } from './platform/lake/flush-raw-payloads.js';
import { createJobQueues } from './platform/queue/queues.js';
import { createScheduler } from './platform/queue/scheduler.js';
import { startWorkers, type Workers } from './platform/queue/workers.js';
import { createEnvelope } from './platform/secrets/envelope.js';
import { createKeyWrap } from './platform/secrets/key-wrap.js';
import type { Keys } from './platform/secrets/key-file.js';
import {
  loadCurrentPredictions,
  localPredictor,
  predictionEventHandlers,
  predictFeature,
  predictionRoutes,
} from './predictions/index.js';
import { rankingEventHandlers, rankingPeriodicHandlers, rankingRoutes } from './rankings/index.js';
import { sampleRoutes } from './sample/index.js';
import { signalEventHandlers, signalRoutes } from './signals/index.js';

export interface ComposeOptions {
  readonly config: Config;
  /** Connection of the application role. */
  readonly databaseUrl: string;
  readonly keys: Keys;
  readonly log: Logger;
  /** The address people use; known once the server listens. */
  readonly publicUrl: () => string;
}

const webRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../web/dist');

/** All wiring, in the order of the line; read this first. Nothing runs until a part is started. */
export const compose = ({ config, databaseUrl, keys, log, publicUrl }: ComposeOptions) => {
  const clock = systemClock;
  const database = createDatabase({ url: databaseUrl });
  const lake = createFolderLake({ folder: path.join(config.dataDir, 'lake') });
  const masterKeys = {
    masterKey: Buffer.from(keys.envelope, 'base64'),
    retiredKeys: keys.retiredEnvelopes.map((key) => Buffer.from(key, 'base64')),
  };
  const envelope = createEnvelope(masterKeys);
  const queues = createJobQueues({ pool: database.pool, log });
  const accessTokens = createAccessTokens({ key: Buffer.from(keys.session, 'base64') });
  const authenticator = createAuthenticator({
    database,
    accessTokens,
    // Who comes from Jira is known further down the line.
    fromInvocation: (headers) => jira.callerOf(headers),
  });
  const rateLimits = createRateLimits(config.rateLimits);
  const publicOrigin = config.http.publicUrl === null ? null : new URL(config.http.publicUrl).origin;
  const live = createLiveServer({ pool: database.pool, authenticator, publicOrigin, log });
  const auditDeps = { key: Buffer.from(keys.audit, 'base64'), lake };
  const importPorts: ImportPorts = {
    saveFeatures: saveImportedFeatures,
    saveOutcomes: saveImportedOutcomes,
    linkNeeds: linkImportedNeeds,
  };
  const importDeps = {
    database,
    lake,
    clock,
    live,
    ports: importPorts,
    maxUploadBytes: config.http.maxUploadBytes,
  };

  // The circle closes here: outcomes, the end of the line, teach the predictions.
  const models = composeModels({ config, log, correlationId: () => correlation.current() ?? undefined });
  const predictionDeps = {
    predictor: localPredictor(),
    loadHistory,
    onProgress: (teamId: string, progress: { done: number; total: number }) => {
      live.publish(teamId, 'prediction.progressed', progress);
    },
    models: models.forPredictions,
  };

  const connectionDeps = {
    database,
    envelope,
    clock,
    log,
    jira: config.jira,
    publicUrl,
    correlationId: correlation.current,
  };
  const installations = createInstallations({ database, keys: createKeyWrap(masterKeys), clock, log });
  const points =
    config.forge === null
      ? null
      : createPointsBudget({ database, clock, pointsPerHour: config.forge.pointsPerHour });
  const clients = createJiraClients(
    connectionDeps,
    points === null ? null : { tokens: installations.tokens, points },
  );
  const integrationDeps = {
    ...connectionDeps,
    clients,
    receiveIssues: (file: Omit<Parameters<typeof receiveImport>[1], 'reading' | 'start'>) =>
      receiveImport(importDeps, { ...file, reading: {}, start: 'auto' }),
  };
  const epicDeps = {
    database,
    clock,
    queues,
    trackerOf: createTrackerOf(integrationDeps),
    loadPredictions: loadCurrentPredictions,
  };

  const indexes = createTeamIndexes({ model: models.loadSimilarityModel });
  const jira = composeJira({
    ...connectionDeps,
    indexes,
    predict: (scope, ask) => predictFeature(scope, predictionDeps, ask),
    queues,
    live,
    clients,
    installations,
    points,
    lake,
    removeModels: async (keys) => {
      for (const key of keys) await models.artifacts.remove(key);
    },
    settings: config.forge,
    dataRegion: config.dataRegion,
    furtherDestinations: furtherDestinations(config.sageMaker),
  });

  const { runner, artifacts, trainer } = models;
  const trainingDeps = { database, trainer, runner, artifacts, live };

  const routes: MountedRoute[] = [
    ...sessionRoutes({ database, accessTokens, takeSignIn: rateLimits.takeSignIn }),
    ...teamRoutes({ database, accessTokens, publicUrl }),
    ...auditRoutes(auditDeps),
    ...importRoutes(importDeps),
    ...signalRoutes({ clock }),
    ...featureRoutes({ indexes }),
    ...predictionRoutes(predictionDeps),
    ...rankingRoutes({ clock }),
    ...epicRoutes(epicDeps),
    ...integrationRoutes(integrationDeps),
    ...jira.routes,
    ...outcomeRoutes(),
    ...modelRoutes({ artifacts }),
    ...analyticsRoutes(),
    ...operationsRoutes({ database, queues }),
    ...sampleRoutes({ clock }),
  ];
  const eventHandlers: EventHandler[] = [
    ...importEventHandlers({ queues }),
    ...signalEventHandlers({ runner, loadArtifact: models.loadSignalModel }),
    ...featureEventHandlers(),
    ...predictionEventHandlers(predictionDeps),
    ...rankingEventHandlers({ clock }),
    ...epicEventHandlers(epicDeps),
    ...modelEventHandlers({ queues }),
    ...jira.eventHandlers,
  ];
  const jobHandlers: JobHandler[] = [
    ...importJobHandlers(importDeps),
    ...epicJobHandlers(epicDeps),
    ...modelJobHandlers(trainingDeps),
    ...jira.jobHandlers,
  ];
  const periodicHandlers: (PeriodicHandler | CommonHandler)[] = [
    ...auditPeriodicHandlers(auditDeps),
    flushRawPayloads(lake),
    ...importPeriodicHandlers({ queues }),
    ...rankingPeriodicHandlers({ clock }),
    ...epicPeriodicHandlers(epicDeps),
    ...modelPeriodicHandlers({ queues, clock }),
    ...artifactPeriodicHandlers({ artifacts }),
    ...jira.periodicHandlers,
  ];

  const relay = createRelay({
    database,
    databaseUrl,
    queues,
    handlers: eventHandlers,
    broadcast: (event) => {
      broadcastEvent(event, live);
    },
    log,
  });
  const scheduler = createScheduler({ database, handlers: periodicHandlers, log });

  const drain = createDrain();
  const app = createApp({
    routes,
    database,
    authenticator,
    rateLimits,
    publicOrigin,
    strictResponses: config.http.strictResponses,
    log,
    webRoot,
    isReady: async () => {
      await database.ping();
      return true;
    },
    drain,
  });

  return {
    app,
    drain,
    database,
    lake,
    live,
    importDeps,
    queues,
    importFile: (request: Parameters<typeof importFile>[1]) => importFile(importDeps, request),
    eventHandlers,
    jobHandlers,
    periodicHandlers,
    relay,
    scheduler,
    startWorkers: (): Workers => {
      trainer.cleanUp().catch((error: unknown) => {
        log.warn({ err: error }, 'what a killed training left behind could not be removed');
      });
      return startWorkers({ database, eventHandlers, jobHandlers, log });
    },
  };
};

export type Composed = ReturnType<typeof compose>;
