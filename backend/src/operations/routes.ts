import { api } from '@valora/contracts';
import {
  handleOpen,
  recordEvent,
  signedIn,
  type Database,
  type JobQueues,
  type MountedRoute,
} from '../platform/index.js';
import { listFailedJobs, replayFailedJob } from '../platform/queue/failed-jobs.js';

/** Failed jobs are seen and run again by admins, in the browser. */
export const operationsRoutes = (deps: { database: Database; queues: JobQueues }): MountedRoute[] => [
  handleOpen(api.operations.failedJobs, async ({ caller }) => {
    return { items: await listFailedJobs(deps.queues, signedIn(caller).teamId) };
  }),
  handleOpen(api.operations.replayJob, async ({ caller, params }) => {
    const { teamId, actor } = signedIn(caller);
    await replayFailedJob(deps.queues, { ...params, teamId });
    await deps.database.inTeam(teamId, (scope) =>
      recordEvent(scope, {
        type: 'job.replayed',
        actor,
        payload: { jobId: params.id, queue: params.queue },
      }),
    );
    return { replayed: true as const };
  }),
];
