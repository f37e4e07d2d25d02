import { createPostgresBackend, UnrecoverableError, Worker, type Job } from 'bullmq';
import type { Database } from '../db/database.js';
import type { EventHandler, HandlerContext } from '../events/event-handler.js';
import { findEvent } from '../events/stored-event.js';
import { correlation } from '../log/correlation.js';
import type { Logger } from '../log/logger.js';
import { bullConnection } from './bull-connection.js';
import { GiveUp, type JobHandler } from './job-handler.js';
import type { QueueName } from './queues.js';

/** A handler that takes longer is cut off by its signal; the lock is renewed while it runs. */
const jobTimeoutMs = 10 * 60_000;

export interface WorkersOptions {
  readonly database: Database;
  readonly eventHandlers: readonly EventHandler[];
  readonly jobHandlers: readonly JobHandler[];
  readonly log: Logger;
  readonly concurrency?: number;
}

export interface Workers {
  /** Waits for the jobs that run, takes no new ones. */
  close: () => Promise<void>;
}

interface JobData {
  teamId: string;
  eventId?: string;
  payload?: Record<string, unknown>;
  correlationId?: string | null;
}

/** Settings measured on PostgreSQL: stalled jobs of a killed worker are picked up within seconds and never given up. */
const settings = {
  lockDuration: 30_000,
  stalledInterval: 5_000,
  maxStalledCount: 20,
  runRetryDelay: 1_000,
};

export const startWorkers = (options: WorkersOptions): Workers => {
  const { database, log } = options;
  const events = new Map(options.eventHandlers.map((handler) => [handler.name, handler]));
  const jobs = new Map(options.jobHandlers.map((handler) => [handler.name, handler]));

  const contextOf = (job: Job<JobData>): HandlerContext => ({
    teamId: job.data.teamId,
    inTeam: (work) => database.inTeam(job.data.teamId, work),
    readTeam: database.readTeam,
    log: log.child({ job: job.name, jobId: job.id, teamId: job.data.teamId }),
  });

  const runEvent = async (job: Job<JobData>): Promise<void> => {
    const handler = events.get(job.name);
    if (handler === undefined) throw new UnrecoverableError(`no handler is named ${job.name}`);
    const context = contextOf(job);
    const event = await context.inTeam((scope) => findEvent(scope, job.data.eventId ?? ''));
    // The team was purged meanwhile: nothing is left to do.
    if (event === null) return;
    await handler.handle(event, context);
  };

  const runWork = async (job: Job<JobData>): Promise<void> => {
    const handler = jobs.get(job.name);
    if (handler === undefined) throw new UnrecoverableError(`no handler is named ${job.name}`);
    const attempts = job.opts.attempts ?? 1;
    await handler.handle(job.data.payload ?? {}, {
      ...contextOf(job),
      jobId: job.id ?? '',
      attempt: job.attemptsMade,
      isLastAttempt: job.attemptsMade + 1 >= attempts,
      signal: AbortSignal.timeout(jobTimeoutMs),
    });
  };

  const start = (name: QueueName, run: (job: Job<JobData>) => Promise<void>): Worker => {
    const process = (job: Job<JobData>): Promise<void> =>
      correlation.run(job.data.correlationId ?? `job-${job.id ?? ''}`, async () => {
        try {
          await run(job);
        } catch (error) {
          if (error instanceof GiveUp) throw new UnrecoverableError(error.message);
          throw error;
        }
      });
    const worker = new Worker(
      name,
      process,
      { connection: bullConnection(database.pool), concurrency: options.concurrency ?? 4, ...settings },
      createPostgresBackend,
    );
    worker.on('error', (error) => {
      log.debug({ err: error, queue: name }, 'worker connection trouble');
    });
    worker.on('failed', (job, error) => {
      const final = job === undefined || job.attemptsMade >= (job.opts.attempts ?? 1);
      log[final ? 'error' : 'warn'](
        { err: error, queue: name, job: job?.name, jobId: job?.id },
        final ? 'job failed for good' : 'job failed, will be tried again',
      );
    });
    return worker as unknown as Worker;
  };

  const running = [start('events', runEvent), start('work', runWork)];
  return {
    close: async () => {
      await Promise.all(running.map((worker) => worker.close()));
    },
  };
};
