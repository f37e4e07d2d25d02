import { GiveUp, type EventHandler, type JobHandler, type JobQueues } from '../platform/index.js';
import { failImport } from './end-import.js';
import { findImport } from './import-store.js';
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

const interrupted = 'it was interrupted by a fault of ours; start it again to go on where it stopped.';

export const importJobHandlers = (deps: RunDeps): JobHandler[] => [
  {
    name: jobName,
    handle: async (payload, { teamId, inTeam, signal, isLastAttempt }) => {
      const importId = String(payload['importId']);
      try {
        await runImport(deps, { teamId, importId, signal });
      } catch (error) {
        // The other run goes on with the same import: there is nothing left to do for this one.
        if (error instanceof Overtaken) throw new GiveUp(error.message, { cause: error });
        if (isLastAttempt) await inTeam((scope) => failImport(scope, { importId, problem: interrupted }));
        throw error;
      }
    },
  },
];
