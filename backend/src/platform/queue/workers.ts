import { createPostgresBackend, Worker, type Job } from 'bullmq';
import { bullConnection } from './bull-connection.js';
import type { QueueName } from './queues.js';
import { runEventJob, runWorkJob, type JobData, type JobDeps } from './run-job.js';

export interface WorkersOptions extends JobDeps {
  readonly concurrency?: number;
}

export interface Workers {
  /** Waits for the jobs that run, takes no new ones. */
  close: () => Promise<void>;
}

/**
 * Measured on PostgreSQL: stalled jobs of a killed worker are picked up within seconds and never given up, and a worker
 * goes on a second after the database is back.
 */
const settings = {
  lockDuration: 30_000,
  stalledInterval: 5_000,
  maxStalledCount: 20,
  runRetryDelay: 1_000,
};

const openWorker = (
  options: WorkersOptions,
  name: QueueName,
  run: (job: Job<JobData>) => Promise<void>,
): { close: () => Promise<void> } => {
  const { log } = options;
  const worker = new Worker(
    name,
    run,
    { connection: bullConnection(options.database.pool), concurrency: options.concurrency ?? 4, ...settings },
    createPostgresBackend,
  );
  worker.on('error', (error) => {
    log.debug({ err: error, queue: name }, 'worker connection trouble');
  });
  worker.on('failed', (job, error) => {
    const final = job === undefined || job.attemptsMade >= (job.opts.attempts ?? 1);
    const about = { err: error, queue: name, job: job?.name, jobId: job?.id };
    if (final) log.error(about, 'job failed for good; it can be replayed');
    else log.warn(about, 'job failed and will be tried again');
  });
  return worker;
};

export const startWorkers = (options: WorkersOptions): Workers => {
  const running = [
    openWorker(options, 'events', runEventJob(options)),
    openWorker(options, 'work', runWorkJob(options)),
  ];
  return {
    close: async () => {
      await Promise.all(running.map((worker) => worker.close()));
    },
  };
};
