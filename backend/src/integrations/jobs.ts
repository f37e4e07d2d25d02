import { z } from 'zod';
import type { EventHandler, JobHandler, JobQueues } from '../platform/index.js';
import { syncJiraJob, syncJobName, type SyncDeps } from './sync-jira.js';

const asked = z.object({ integrationId: z.string(), importId: z.string(), jql: z.string() });

export const integrationEventHandlers = (deps: {
  readonly queues: Pick<JobQueues, 'addWork'>;
}): EventHandler[] => [
  {
    name: 'start-sync',
    on: ['integration.sync_requested'],
    handle: async (event) => {
      const actor = { name: event.actor, userId: event.actorId };
      await deps.queues.addWork({
        teamId: event.teamId,
        name: syncJobName,
        payload: { ...asked.parse(event.payload), actor },
        jobId: `sync-${event.id}`,
      });
    },
  },
];

export const integrationJobHandlers = (deps: SyncDeps): JobHandler[] => [syncJiraJob(deps)];
