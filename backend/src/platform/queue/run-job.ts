import { UnrecoverableError, type Job } from 'bullmq';
import type { Database } from '../db/database.js';
import type { EventHandler, HandlerContext } from '../events/event-handler.js';
import { findEvent } from '../events/stored-event.js';
import { correlation } from '../log/correlation.js';
import type { Logger } from '../log/logger.js';
import { GiveUp, type JobHandler } from './job-handler.js';

/** A handler that takes longer is told to stop by its signal; the lock is renewed while it runs. */
const jobTimeoutMs = 10 * 60_000;

export interface JobData {
  readonly teamId: string;
  readonly eventId?: string;
  readonly payload?: Record<string, unknown>;
  readonly correlationId?: string | null;
}

export interface JobDeps {
  readonly database: Database;
  readonly eventHandlers: readonly EventHandler[];
  readonly jobHandlers: readonly JobHandler[];
  readonly log: Logger;
}

const contextOf = ({ database, log }: JobDeps, job: Job<JobData>): HandlerContext => ({
  teamId: job.data.teamId,
  inTeam: (work) => database.inTeam(job.data.teamId, work),
  readTeam: database.readTeam,
  log: log.child({ job: job.name, jobId: job.id, teamId: job.data.teamId }),
});

const find = <T extends { readonly name: string }>(handlers: readonly T[], name: string): T => {
  const handler = handlers.find((one) => one.name === name);
  if (handler === undefined) throw new UnrecoverableError(`no handler is named ${name}`);
  return handler;
};

/** In the correlation of what caused the job; a handler that gives up is not tried again. */
const inCorrelation = (job: Job<JobData>, work: () => Promise<void>): Promise<void> =>
  correlation.run(job.data.correlationId ?? `job-${job.id ?? ''}`, async () => {
    try {
      await work();
    } catch (error) {
      if (error instanceof GiveUp) throw new UnrecoverableError(error.message);
      throw error;
    }
  });

export const runEventJob =
  (deps: JobDeps) =>
  (job: Job<JobData>): Promise<void> =>
    inCorrelation(job, async () => {
      const handler = find(deps.eventHandlers, job.name);
      const context = contextOf(deps, job);
      const event = await context.inTeam((scope) => findEvent(scope, job.data.eventId ?? ''));
      // The team was purged meanwhile: nothing is left to do.
      if (event !== null) await handler.handle(event, context);
    });

export const runWorkJob =
  (deps: JobDeps) =>
  (job: Job<JobData>): Promise<void> =>
    inCorrelation(job, () =>
      find(deps.jobHandlers, job.name).handle(job.data.payload ?? {}, {
        ...contextOf(deps, job),
        jobId: job.id ?? '',
        attempt: job.attemptsMade,
        isLastAttempt: job.attemptsMade + 1 >= (job.opts.attempts ?? 1),
        signal: AbortSignal.timeout(jobTimeoutMs),
      }),
    );
