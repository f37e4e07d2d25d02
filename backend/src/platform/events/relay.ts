import type { Logger } from '../log/logger.js';
import type { StoredEvent } from './event-types.js';
import { listenForEvents, type Listener } from './listen-for-events.js';
import { publishTeam, type PublishOptions } from './publish-team.js';

const pollMs = 1_000;

export interface RelayOptions extends PublishOptions {
  readonly databaseUrl: string;
  /** Tells the browsers; a lost hint is made up for by their next fetch. */
  readonly broadcast: (event: StoredEvent) => void;
  readonly log: Logger;
}

export interface Relay {
  /** Publishes everything committed so far; returns how many events. */
  flush: () => Promise<number>;
  start: () => void;
  stop: () => Promise<void>;
}

/** Publishes until nothing is left; new events may join while it runs. */
const publishAll = async (options: RelayOptions): Promise<number> => {
  for (let published = 0; ;) {
    const teams = await options.database.global(
      async (trx) =>
        ((await trx.raw('select teams_with_unpublished_events() as id')) as { rows: { id: string }[] }).rows,
    );
    let round = 0;
    for (const { id } of teams) {
      const events = await publishTeam(options, id);
      for (const event of events) options.broadcast(event);
      round += events.length;
    }
    published += round;
    if (round === 0) return published;
  }
};

/** Carries events from the outbox to the queue: at least once, in the order of their ids, as soon as they commit. */
export const createRelay = (options: RelayOptions): Relay => {
  const { log } = options;
  let running: Promise<unknown> = Promise.resolve();
  let waiting = false;
  let timer: NodeJS.Timeout | null = null;
  let listener: Listener | null = null;
  let stopped = false;

  /** One pass at a time; notices during a pass start one more after it. */
  const kick = (): void => {
    if (stopped || waiting) return;
    waiting = true;
    running = running.then(async () => {
      waiting = false;
      try {
        await publishAll(options);
      } catch (error) {
        log.warn({ err: error }, 'events wait for the database');
      }
    });
  };

  const tick = (): void => {
    if (stopped) return;
    kick();
    timer = setTimeout(tick, pollMs);
  };

  return {
    flush: () => publishAll(options),
    start: () => {
      listener = listenForEvents({ databaseUrl: options.databaseUrl, onEvent: kick, log });
      tick();
    },
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
      await listener?.stop();
    },
  };
};
