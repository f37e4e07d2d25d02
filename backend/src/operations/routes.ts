import { api } from '@valora/contracts';
import {
  handleOpen,
  recordEvent,
  unauthenticated,
  type Database,
  type JobQueues,
  type MountedRoute,
} from '../platform/index.js';
import { listFailedJobs, replayFailedJob } from '../platform/queue/failed-jobs.js';

/** Failed jobs are seen and run again by admins, in the browser. */
export const operationsRoutes = (deps: { database: Database; queues: JobQueues }): MountedRoute[] => [
  handleOpen(api.operations.failedJobs, async ({ caller }) => {
    if (caller === null) throw unauthenticated();
    return { items: await listFailedJobs(deps.queues, caller.teamId) };
  }),
  handleOpen(api.operations.replayJob, async ({ caller, params }) => {
    if (caller === null) throw unauthenticated();
    await replayFailedJob(deps.queues, { ...params, teamId: caller.teamId });
    await deps.database.inTeam(caller.teamId, (scope) =>
      recordEvent(scope, {
        type: 'job.replayed',
        actor: caller.actor,
        payload: { jobId: params.id, queue: params.queue },
      }),
    );
    return { replayed: true as const };
  }),
];
