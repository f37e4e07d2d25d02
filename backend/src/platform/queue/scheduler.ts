import type { Database } from '../db/database.js';
import type { HandlerContext } from '../events/event-handler.js';
import type { Logger } from '../log/logger.js';
import type { CommonHandler, PeriodicHandler } from './job-handler.js';

export interface Scheduler {
  start: () => void;
  stop: () => Promise<void>;
}

export interface SchedulerOptions {
  readonly database: Database;
  readonly handlers: readonly (PeriodicHandler | CommonHandler)[];
  readonly log: Logger;
}

const tickMs = 1_000;

/** True for the one scheduler that may run this round of the handler. */
const claimRound = (database: Database, handler: PeriodicHandler | CommonHandler): Promise<boolean> =>
  database.global(async (trx) => {
    const { rows } = (await trx.raw(
      `insert into periodic_work (name, last_run_at) values (:name, now())
       on conflict (name) do update set last_run_at = now()
       where periodic_work.last_run_at <= now() - make_interval(secs => :seconds) returning name`,
      { name: handler.name, seconds: handler.everyMs / 1000 },
    )) as { rows: unknown[] };
    return rows.length > 0;
  });

const listTeams = (database: Database): Promise<string[]> =>
  database.global(async (trx) =>
    ((await trx.raw('select all_team_ids() as id')) as { rows: { id: string }[] }).rows.map((row) => row.id),
  );

const contextOf = ({ database, log }: SchedulerOptions, teamId: string, name: string): HandlerContext => ({
  teamId,
  inTeam: (work) => database.inTeam(teamId, work),
  readTeam: database.readTeam,
  log: log.child({ periodic: name, teamId }),
});

const runForTeams = async (
  options: SchedulerOptions,
  handler: PeriodicHandler,
  isStopped: () => boolean,
): Promise<void> => {
  for (const teamId of await listTeams(options.database)) {
    if (isStopped()) return;
    const context = contextOf(options, teamId, handler.name);
    try {
      await handler.handle(context);
    } catch (error) {
      context.log.warn({ err: error }, 'periodic work failed for a team; its next round tries again');
    }
  }
};

const runForAll = async ({ log }: SchedulerOptions, handler: CommonHandler): Promise<void> => {
  try {
    await handler.handle();
  } catch (error) {
    log.warn({ err: error, periodic: handler.name }, 'periodic work failed; its next round tries again');
  }
};

/**
 * Runs periodic work for every team, or once for all. Any number of schedulers may run: for each round of each handler one of them
 * claims the row in `periodic_work`, so the table is both lock and watermark, and a round that died is made up for by
 * the next.
 */
export const createScheduler = (options: SchedulerOptions): Scheduler => {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  const round = async (): Promise<void> => {
    for (const handler of options.handlers) {
      if (stopped) return;
      try {
        if (!(await claimRound(options.database, handler))) continue;
        if ('forAllTeams' in handler) await runForAll(options, handler);
        else await runForTeams(options, handler, () => stopped);
      } catch (error) {
        options.log.warn({ err: error, periodic: handler.name }, 'periodic work waits for the database');
      }
    }
  };

  const tick = (): void => {
    running = round().then(() => {
      if (!stopped) timer = setTimeout(tick, tickMs);
    });
  };

  return {
    start: tick,
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
};
