import { createPostgresBackend, Queue, type JobsOptions } from 'bullmq';
import type { Pool } from 'pg';
import type { StoredEvent } from '../events/event-types.js';
import type { Logger } from '../log/logger.js';
import { bullConnection } from './bull-connection.js';
import { newId } from '../ids.js';

export const queueNames = ['events', 'work'] as const;
export type QueueName = (typeof queueNames)[number];

/** Attempts, back-off and how long finished jobs stay; failed ones stay until somebody replays or removes them. */
export const jobOptions: JobsOptions = {
  attempts: 8,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
  removeOnComplete: { age: 86_400, count: 1_000 },
  removeOnFail: false,
};

export interface WorkRequest {
  readonly teamId: string;
  /** Name of a JobHandler. */
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Same id, same job while it is kept. Never a bare integer, no colon. */
  readonly jobId?: string;
  readonly delayMs?: number;
  readonly attempts?: number;
}

export interface JobQueues {
  addEventJobs: (jobs: readonly { event: StoredEvent; handler: string }[]) => Promise<void>;
  /** Not transactional: ask for work from an event handler, so that it is asked for again when that is retried. */
  addWork: (request: WorkRequest) => Promise<void>;
  readonly queues: Readonly<Record<QueueName, Queue>>;
  close: () => Promise<void>;
}

export const createJobQueues = (options: { pool: Pool; log: Logger }): JobQueues => {
  const open = (name: QueueName): Queue => {
    const queue = new Queue(
      name,
      { connection: bullConnection(options.pool), defaultJobOptions: jobOptions },
      createPostgresBackend,
    );
    queue.on('error', (error: Error) => {
      options.log.debug({ err: error, queue: name }, 'queue connection trouble');
    });
    return queue as unknown as Queue;
  };
  const queues = { events: open('events'), work: open('work') };

  return {
    queues,
    addEventJobs: async (jobs) => {
      if (jobs.length === 0) return;
      await queues.events.addBulk(
        jobs.map(({ event, handler }) => ({
          name: handler,
          data: { teamId: event.teamId, eventId: event.id, correlationId: event.correlationId },
          opts: { jobId: `e-${event.id}-${handler}` },
        })),
      );
    },
    addWork: async (request) => {
      await queues.work.add(
        request.name,
        { teamId: request.teamId, payload: request.payload },
        {
          jobId: request.jobId ?? `w-${newId()}`,
          ...(request.delayMs === undefined ? {} : { delay: request.delayMs }),
          ...(request.attempts === undefined ? {} : { attempts: request.attempts }),
        },
      );
    },
    close: async () => {
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
    },
  };
};
