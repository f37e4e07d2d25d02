import pg from 'pg';
import type { Database } from '../db/database.js';
import type { Logger } from '../log/logger.js';
import type { JobQueues } from '../queue/queues.js';
import type { EventHandler } from './event-handler.js';
import type { StoredEvent } from './event-types.js';
import { toEvent, type EventRow } from './stored-event.js';

const batchSize = 500;
const pollMs = 1_000;

export interface RelayOptions {
  readonly database: Database;
  readonly databaseUrl: string;
  readonly queues: JobQueues;
  readonly handlers: readonly EventHandler[];
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

/**
 * Carries events from the outbox to the queue: at least once, in the order of their ids. A job’s id is made from the
 * event and the handler, so a relay that dies between enqueueing and marking adds nothing twice while the job is kept.
 */
export const createRelay = ({
  database,
  databaseUrl,
  queues,
  handlers,
  broadcast,
  log,
}: RelayOptions): Relay => {
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let listener: pg.Client | null = null;
  let stopped = false;

  const publishTeam = async (teamId: string): Promise<number> => {
    const events = await database.inTeam(teamId, async ({ trx }) => {
      const rows = (await trx<EventRow>('events')
        .where({ team_id: teamId })
        .whereNull('published_at')
        .orderBy('id')
        .limit(batchSize)
        .forUpdate()
        .skipLocked()) as EventRow[];
      if (rows.length === 0) return [];
      const found = rows.map(toEvent);
      await queues.addEventJobs(
        found.flatMap((event) =>
          handlers
            .filter((handler) => handler.on.includes(event.type))
            .map((handler) => ({ event, handler: handler.name })),
        ),
      );
      await trx('events')
        .where({ team_id: teamId })
        .whereIn(
          'id',
          rows.map((row) => row.id),
        )
        .update({ published_at: trx.fn.now() });
      return found;
    });
    for (const event of events) broadcast(event);
    return events.length;
  };

  const flush = async (): Promise<number> => {
    let published = 0;
    for (;;) {
      const teams = await database.global(async (trx) => {
        const answer = (await trx.raw('select teams_with_unpublished_events() as id')) as {
          rows: { id: string }[];
        };
        return answer.rows.map((row) => row.id);
      });
      let round = 0;
      for (const teamId of teams) round += await publishTeam(teamId);
      published += round;
      if (round === 0) return published;
    }
  };

  /** One pass at a time; a notice during a pass starts one more after it. */
  const kick = (): void => {
    if (stopped) return;
    running = running.then(flush).catch((error: unknown) => {
      log.warn({ err: error }, 'events wait for the database');
    });
  };

  const listen = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    client.on('notification', kick);
    client.on('error', () => {
      listener = null;
    });
    await client.connect();
    await client.query('listen valora_events');
    listener = client;
  };

  const tick = (): void => {
    if (stopped) return;
    if (listener === null) {
      listen().catch((error: unknown) => {
        log.debug({ err: error }, 'not listening for events yet');
      });
    }
    kick();
    timer = setTimeout(tick, pollMs);
  };

  return {
    flush,
    start: tick,
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
      await listener?.end();
    },
  };
};
