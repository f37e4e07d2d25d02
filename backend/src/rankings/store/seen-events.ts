import type { EventType, TeamScope } from '../../platform/index.js';

/** How far back an event may have been committed and not yet be marked; a redelivery later than that computes again. */
const windowMs = 60 * 60_000;

/** Lowest UUIDv7 of a moment: 48 bits of milliseconds lead. */
const idAt = (atMs: number): string => {
  const hex = Math.max(0, Math.floor(atMs)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

/** Seven characters before the id. */
const key = (eventId: string): string => `ranked-${eventId}`;

/**
 * Marks every event of these types that is committed by now and answers with the ids of those that were not marked before:
 * what happened since the last computation. Called before the data is read, so what a marked event changed is in what is
 * read next (read committed: each statement sees at least what an earlier one saw).
 */
export const markEventsSeen = async (
  { trx, teamId }: TeamScope,
  { types, now }: { types: readonly EventType[]; now: Date },
): Promise<readonly string[]> => {
  const { rows } = (await trx.raw(
    `insert into effects (team_id, key)
     select team_id, 'ranked-' || id from events
     where team_id = :teamId and type = any(:types) and id >= :from::uuid
     on conflict do nothing
     returning substr(key, 8) as id`,
    { teamId, types: [...types], from: idAt(now.getTime() - windowMs) },
  )) as { rows: { id: string }[] };
  return rows.map(({ id }) => id);
};

/** Marks one event that changes nothing the ranking reads. */
export const markEventSeen = async ({ trx, teamId }: TeamScope, eventId: string): Promise<void> => {
  await trx('effects')
    .insert({ team_id: teamId, key: key(eventId) })
    .onConflict()
    .ignore();
};

/** True when a computation that read the data after this event was committed has happened. */
export const isEventSeen = async ({ trx, teamId }: TeamScope, eventId: string): Promise<boolean> =>
  (await trx('effects')
    .where({ team_id: teamId, key: key(eventId) })
    .first('key')) !== undefined;

/** Events of these types that are committed by now and that no computation has seen, the latest first. */
export const listUnseenEvents = async (
  { trx, teamId }: TeamScope,
  { types, now }: { types: readonly EventType[]; now: Date },
): Promise<readonly string[]> => {
  const { rows } = (await trx.raw(
    `select e.id from events e
     where e.team_id = :teamId and e.type = any(:types) and e.id >= :from::uuid
       and not exists (select from effects x where x.team_id = e.team_id and x.key = 'ranked-' || e.id)
     order by e.id desc`,
    { teamId, types: [...types], from: idAt(now.getTime() - windowMs) },
  )) as { rows: { id: string }[] };
  return rows.map(({ id }) => id);
};

/** Forgets marks that nobody asks for any more. */
export const forgetSeenEvents = async ({ trx, teamId }: TeamScope, now: Date): Promise<void> => {
  await trx('effects')
    .where({ team_id: teamId })
    .where('key', 'like', 'ranked-%')
    .where('created_at', '<', new Date(now.getTime() - 2 * windowMs))
    .delete();
};
