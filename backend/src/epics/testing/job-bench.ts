import { createLogger } from '../../platform/log/logger.js';
import type {
  Database,
  EventHandler,
  JobContext,
  JobHandler,
  JobQueues,
  TeamScope,
} from '../../platform/index.js';
import { findEvent } from '../../platform/events/stored-event.js';

type Work = Parameters<JobQueues['addWork']>[0];

export interface JobBench {
  readonly queues: Pick<JobQueues, 'addWork'>;
  /** Jobs waiting, each id once, as the queue keeps them. */
  readonly waiting: () => readonly Work[];
  /** Hands all events that nobody has seen yet to the handlers. */
  readonly relay: () => Promise<void>;
  /** Runs the jobs that wait, and those they ask for, as long as none of them has to be delayed. */
  readonly work: () => Promise<void>;
  /** Runs the delayed ones too, as if their time had come. */
  readonly workDelayed: () => Promise<void>;
  readonly contextOf: (jobId: string) => JobContext;
}

interface Waiting {
  readonly queues: Pick<JobQueues, 'addWork'>;
  readonly all: () => readonly Work[];
  readonly take: (include: (work: Work) => boolean) => Work | undefined;
}

const createWaiting = (): Waiting => {
  const known = new Set<string>();
  let waiting: Work[] = [];
  return {
    queues: {
      addWork: (work) => {
        const id = work.jobId ?? `w-${String(known.size)}`;
        if (!known.has(id)) waiting.push(work);
        known.add(id);
        return Promise.resolve();
      },
    },
    all: () => waiting,
    take: (include) => {
      const next = waiting.find(include);
      waiting = waiting.filter((work) => work !== next);
      return next;
    },
  };
};

export interface JobBenchOptions {
  readonly database: Database;
  readonly teamId: string;
  readonly eventHandlers: (queues: Pick<JobQueues, 'addWork'>) => readonly EventHandler[];
  readonly jobHandlers: (queues: Pick<JobQueues, 'addWork'>) => readonly JobHandler[];
}

/** The relay and the worker of one team, without the queue: what the platform does, at the test’s pace. */
export const createJobBench = (options: JobBenchOptions): JobBench => {
  const { database, teamId } = options;
  const seen = new Set<string>();
  const waiting = createWaiting();
  const events = options.eventHandlers(waiting.queues);
  const jobs = options.jobHandlers(waiting.queues);
  const inTeam = <T>(work: (scope: TeamScope) => Promise<T>): Promise<T> => database.inTeam(teamId, work);
  const context = { teamId, inTeam, readTeam: database.readTeam, log: createLogger({ level: 'silent' }) };
  const contextOf = (jobId: string): JobContext => ({
    ...context,
    jobId,
    attempt: 0,
    isLastAttempt: false,
    signal: AbortSignal.timeout(60_000),
  });
  const run = async (include: (work: Work) => boolean): Promise<void> => {
    for (let next = waiting.take(include); next !== undefined; next = waiting.take(include)) {
      const { name, payload, jobId } = next;
      const handler = jobs.find((one) => one.name === name);
      if (handler === undefined) throw new Error(`no handler is named ${name}`);
      await handler.handle(payload, contextOf(jobId ?? 'job'));
    }
  };
  const unseen = async (): Promise<string[]> => {
    const ids = (await inTeam(({ trx }) =>
      trx('events').where({ team_id: teamId }).orderBy('id').pluck('id'),
    )) as string[];
    return ids.filter((id) => !seen.has(id));
  };
  return {
    queues: waiting.queues,
    waiting: waiting.all,
    relay: async () => {
      for (const id of await unseen()) {
        seen.add(id);
        const event = await inTeam((scope) => findEvent(scope, id));
        if (event === null) continue;
        for (const handler of events.filter(({ on }) => on.includes(event.type)))
          await handler.handle(event, context);
      }
    },
    work: () => run(({ delayMs }) => delayMs === undefined),
    workDelayed: () => run(() => true),
    contextOf,
  };
};
