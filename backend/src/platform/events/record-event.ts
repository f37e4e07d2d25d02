import type { Actor } from '../actor.js';
import { correlation } from '../log/correlation.js';
import type { TeamScope } from '../db/database.js';
import { newId } from '../ids.js';
import type { EventType } from './event-types.js';

export interface NewEvent {
  readonly type: EventType;
  readonly subjectId?: string | null;
  readonly actor: Actor;
  /** Plain JSON. What changed, never a secret; put the touched features under `featureIds`. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Writes an event in the business transaction; it is published once that commits. Returns the event’s id. */
export const recordEvent = async (scope: TeamScope, event: NewEvent): Promise<string> => {
  const id = newId();
  await scope.trx('events').insert({
    team_id: scope.teamId,
    id,
    type: event.type,
    subject_id: event.subjectId ?? null,
    actor: event.actor.name,
    actor_id: event.actor.userId,
    payload: JSON.stringify(event.payload ?? {}),
    correlation_id: correlation.current(),
  });
  return id;
};
