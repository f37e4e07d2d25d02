import type { TeamScope } from '../db/database.js';
import type { EventType, StoredEvent } from './event-types.js';

export interface EventRow {
  team_id: string;
  id: string;
  type: EventType;
  subject_id: string | null;
  actor: string;
  actor_id: string | null;
  payload: Record<string, unknown>;
  correlation_id: string | null;
  created_at: Date;
}

export const toEvent = (row: EventRow): StoredEvent => ({
  id: row.id,
  teamId: row.team_id,
  type: row.type,
  subjectId: row.subject_id,
  actor: row.actor,
  actorId: row.actor_id,
  payload: row.payload,
  correlationId: row.correlation_id,
  createdAt: row.created_at,
});

export const findEvent = async (scope: TeamScope, id: string): Promise<StoredEvent | null> => {
  const row = await scope.trx<EventRow>('events').where({ team_id: scope.teamId, id }).first();
  return row === undefined ? null : toEvent(row as EventRow);
};
