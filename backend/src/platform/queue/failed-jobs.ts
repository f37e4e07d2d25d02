import type { Job } from 'bullmq';
import { translateDatabaseError } from '../db/unreachable.js';
import { notFound } from '../errors/errors.js';
import type { JobQueues, QueueName } from './queues.js';

export interface FailedJob {
  readonly id: string;
  readonly queue: QueueName;
  readonly name: string;
  readonly attempts: number;
  readonly reason: string;
  readonly failedAt: string | null;
}

const listedAtMost = 500;

const teamOf = (job: Job): unknown => (job.data as { teamId?: unknown }).teamId;

/** The queue lives in the database: when that is out of reach, callers get the same 503 as for every other read. */
const inReach = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw translateDatabaseError(error);
  }
};

/** Jobs of a team that used up their attempts, newest first. */
export const listFailedJobs = (queues: JobQueues, teamId: string): Promise<FailedJob[]> =>
  inReach(async () => {
    const found = await Promise.all(
      (Object.entries(queues.queues) as [QueueName, JobQueues['queues'][QueueName]][]).map(
        async ([queue, open]) =>
          ((await open.getFailed(0, listedAtMost - 1)) as (Job | undefined)[])
            .filter((job): job is Job => job !== undefined && teamOf(job) === teamId)
            .map((job) => ({
              id: job.id ?? '',
              queue,
              name: job.name,
              attempts: job.attemptsMade,
              reason: job.failedReason,
              failedAt: job.finishedOn === undefined ? null : new Date(job.finishedOn).toISOString(),
            })),
      ),
    );
    return found.flat().sort((a, b) => (b.failedAt ?? '').localeCompare(a.failedAt ?? ''));
  });

/** Puts a failed job back into its queue with fresh attempts. @throws AppError not_found */
export const replayFailedJob = (
  queues: JobQueues,
  options: { queue: QueueName; id: string; teamId: string },
): Promise<void> =>
  inReach(async () => {
    const job = (await queues.queues[options.queue].getJob(options.id)) as Job | undefined;
    if (job === undefined || teamOf(job) !== options.teamId || !(await job.isFailed()))
      throw notFound('failed job');
    await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true });
  });
