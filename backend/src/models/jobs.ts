import { modelKind } from '@valora/contracts';
import {
  resumeSilent,
  type Clock,
  type EventHandler,
  type JobHandler,
  type JobQueues,
  type PeriodicHandler,
} from '../platform/index.js';
import { forgetUnusedTexts } from '../predictions/index.js';
import type { ArtifactFolder } from './artifact-folder.js';
import { cleanUpArtifacts } from './clean-up-artifacts.js';
import { endRun } from './end-run.js';
import { tellEnd } from './run-progress.js';
import type { RunRecord } from './run-record.js';
import { runs } from './run-store.js';
import { runTraining } from './run-training.js';
import type { TrainingDeps } from './training-deps.js';
import { watchModels } from './watch-models.js';

const jobName = 'train-model';

interface Asking {
  readonly queues: Pick<JobQueues, 'addWork'>;
}

/** Asks for the work of a training once it is queued. */
export const modelEventHandlers = ({ queues }: Asking): EventHandler[] => [
  {
    name: 'ask-for-training',
    on: ['model.retraining_asked'],
    handle: async (event, { teamId }) => {
      const runId = event.subjectId;
      if (runId === null) return;
      await queues.addWork({ teamId, name: jobName, payload: { runId }, jobId: `train-${runId}` });
    },
  },
];

const interrupted = 'Training failed: it was interrupted by a fault of ours. The champion stays.';

export const modelJobHandlers = (deps: TrainingDeps): JobHandler[] => [
  {
    name: jobName,
    handle: async (payload, { teamId, inTeam, signal, isLastAttempt, log }) => {
      const runId = String(payload['runId']);
      try {
        await runTraining(deps, { teamId, runId, signal, log });
      } catch (error) {
        if (isLastAttempt) {
          const ended = await inTeam(async (scope) => {
            const run = (await runs(scope).where({ id: runId }).first()) as RunRecord | undefined;
            return run && endRun(scope, run, { result: 'failed', reason: interrupted });
          });
          if (ended) tellEnd(deps.live, ended);
        }
        throw error;
      }
    },
  },
];

/** Longer than a training may take: its job was lost with the queue, not only with its worker. */
const silentForMs = 15 * 60_000;

const resumeTrainings = ({ queues }: Asking): PeriodicHandler =>
  resumeSilent({
    queues,
    jobName,
    name: 'resume-trainings',
    rowsOf: runs,
    silentForMs,
    idPrefix: 'train',
    idName: 'runId',
    says: 'a training fell silent; beginning it again',
  });

const hourMs = 3_600_000;

export const modelPeriodicHandlers = (deps: Asking & { readonly clock: Clock }): PeriodicHandler[] => [
  resumeTrainings(deps),
  {
    name: 'watch-models',
    everyMs: hourMs,
    handle: ({ inTeam }) => inTeam((scope) => watchModels(scope, deps.clock.now())),
  },
  {
    name: 'forget-unused-texts',
    everyMs: 24 * hourMs,
    handle: async ({ inTeam }) => {
      await inTeam(forgetUnusedTexts);
    },
  },
];

/** Keeps the folder of trained models small; where they lie elsewhere, whoever keeps them does. */
export const artifactPeriodicHandlers = (deps: { readonly artifacts: ArtifactFolder }): PeriodicHandler[] => [
  {
    name: 'clean-up-models',
    everyMs: 24 * hourMs,
    handle: async ({ inTeam }) => {
      for (const kind of modelKind.options) await cleanUpArtifacts(inTeam, { ...deps, kind });
    },
  },
];
