import type { Database, TeamScope } from '../db/database.js';
import type { Logger } from '../log/logger.js';
import type { EventType, StoredEvent } from './event-types.js';

export interface HandlerContext {
  readonly teamId: string;
  /** One transaction of the event’s team. Use it for the whole effect so that it happens or does not. */
  readonly inTeam: <T>(work: (scope: TeamScope) => Promise<T>) => Promise<T>;
  readonly readTeam: Database['readTeam'];
  readonly log: Logger;
}

/** What a station does when something happened. May run twice for one event: guard the effect with `once` or make it idempotent. */
export interface EventHandler {
  /** Unique, kebab-case; part of the job’s id. */
  readonly name: string;
  readonly on: readonly EventType[];
  readonly handle: (event: StoredEvent, context: HandlerContext) => Promise<void>;
}
