import type { EventHandler, JobHandler, JobQueues, PeriodicHandler } from '../platform/index.js';
import { failImport } from './end-import.js';
import { findImport } from './import-store.js';
import { resumeImports } from './resume-imports.js';
import { runImport, type RunDeps } from './run-import.js';
import { Overtaken } from './save-batch.js';

const jobName = 'run-import';

/** Asks for the work of an import once it is queued; one that runs in its caller’s process is left alone. */
export const importEventHandlers = ({
  queues,
}: {
  readonly queues: Pick<JobQueues, 'addWork'>;
}): EventHandler[] => [
  {
    name: 'ask-for-import',
    on: ['import.started'],
    handle: async (event, { teamId, inTeam }) => {
      const importId = event.subjectId;
      if (importId === null) return;
      const record = await inTeam((scope) => findImport(scope, importId));
      if (record?.state !== 'queued') return;
      await queues.addWork({ teamId, name: jobName, payload: { importId }, jobId: `import-${event.id}` });
    },
  },
];

export const importPeriodicHandlers = (deps: {
  readonly queues: Pick<JobQueues, 'addWork'>;
}): PeriodicHandler[] => [resumeImports({ queues: deps.queues, jobName })];

const interrupted = 'it was interrupted by a fault of ours; start it again to go on where it stopped.';

export const importJobHandlers = (deps: RunDeps): JobHandler[] => [
  {
    name: jobName,
    handle: async (payload, { teamId, inTeam, signal, isLastAttempt }) => {
      const importId = String(payload['importId']);
      try {
        await runImport(deps, { teamId, importId, signal });
      } catch (error) {
        // Another run is ahead; the next attempt goes on behind it, or finds the import done.
        if (isLastAttempt && !(error instanceof Overtaken))
          await inTeam((scope) => failImport(scope, { importId, problem: interrupted }));
        throw error;
      }
    },
  },
];
