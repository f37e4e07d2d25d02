import type { Database, TeamScope } from '../db/database.js';
import type { JobQueues } from '../queue/queues.js';
import type { EventHandler } from './event-handler.js';
import type { StoredEvent } from './event-types.js';
import { toEvent, type EventRow } from './stored-event.js';

const batchSize = 500;

const takeUnpublished = async ({ trx, teamId }: TeamScope): Promise<StoredEvent[]> => {
  const rows = (await trx('events')
    .where({ team_id: teamId })
    .whereNull('published_at')
    .orderBy('id')
    .limit(batchSize)
    .forUpdate()
    .skipLocked()) as EventRow[];
  return rows.map(toEvent);
};

const markPublished = async ({ trx, teamId }: TeamScope, events: readonly StoredEvent[]): Promise<void> => {
  await trx('events')
    .where({ team_id: teamId })
    .whereIn(
      'id',
      events.map((event) => event.id),
    )
    .update({ published_at: trx.fn.now() });
};

export interface PublishOptions {
  readonly database: Database;
  readonly queues: JobQueues;
  readonly handlers: readonly EventHandler[];
}

/**
 * Enqueues the jobs of a team’s next unpublished events and marks them. A job’s id is made from the event and the
 * handler, so dying between the two adds nothing twice while the job is kept.
 */
export const publishTeam = (
  { database, queues, handlers }: PublishOptions,
  teamId: string,
): Promise<StoredEvent[]> =>
  database.inTeam(teamId, async (scope) => {
    const events = await takeUnpublished(scope);
    if (events.length === 0) return [];
    await queues.addEventJobs(
      events.flatMap((event) =>
        handlers
          .filter((handler) => handler.on.includes(event.type))
          .map((handler) => ({ event, handler: handler.name })),
      ),
    );
    await markPublished(scope, events);
    return events;
  });
