import type { EventType, StoredEvent, TeamScope } from '../platform/index.js';
import { systemActor, touchedFeatures } from '../platform/index.js';
import { lockPredictions, predictFeatures, type PredictionDeps } from './predict-features.js';

/** From this many touched features on, what the team’s estimates mean has moved for all: predict the whole team. */
export const manyFeatures = 100;

/** What changes the predictions of a whole team: its settings, its outcomes, or a large part of its backlog. */
export const teamWideTypes = [
  'team.updated',
  'outcome.recorded',
  'feature.removed',
  'import.finished',
  'model.promoted',
  'model.rolled_back',
  'model.trial_set',
] as const satisfies readonly EventType[];
export const featureTypes = [
  'feature.created',
  'feature.updated',
  'feature.inputs_set',
  'signal.attached',
  'signal.detached',
  'sample.loaded',
  'sample.removed',
] as const satisfies readonly EventType[];

/** The sample is predicted apart, so that its coming and going changes nothing for features it does not touch. */
const ofSample: readonly EventType[] = ['sample.loaded', 'sample.removed'];

export const isTeamWide = (event: StoredEvent): boolean =>
  !ofSample.includes(event.type) &&
  ((teamWideTypes as readonly string[]).includes(event.type) ||
    touchedFeatures(event).length >= manyFeatures);

const keyOf = (eventId: string): string => `predict-team ${eventId}`;

/** The least UUIDv7 of a moment: ids carry their time, so the index on ids also finds what is recent. */
const firstIdAt = (timeMs: number): string => {
  const hex = Math.max(0, timeMs).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};
const dayMs = 86_400_000;

/** Team-wide events of the last day that are visible now and that no run has answered. */
const unanswered = async ({ trx, teamId }: TeamScope): Promise<string[]> => {
  const rows = (await trx('events as e')
    .where('e.team_id', teamId)
    .whereIn('e.type', [...teamWideTypes, ...featureTypes])
    .where('e.id', '>=', firstIdAt(Date.now() - dayMs))
    .whereRaw(`(e.type = any(?) or jsonb_array_length(coalesce(e.payload -> 'featureIds', '[]')) >= ?)`, [
      [...teamWideTypes],
      manyFeatures,
    ])
    .whereNotExists((answered) => {
      void answered
        .from('effects as x')
        .whereRaw(`x.team_id = e.team_id and x.key = 'predict-team ' || e.id`);
    })
    .select('e.id')) as { id: string }[];
  return rows.map(({ id }) => id);
};

/** Batches of a running import are left to its end, which is itself team-wide; one that hangs for an hour is not waited for. */
const isImporting = async ({ trx, teamId }: TeamScope): Promise<boolean> => {
  const running = (await trx('imports')
    .where({ team_id: teamId, state: 'running' })
    .whereRaw(`created_at > now() - interval '1 hour'`)
    .first('id')) as { id: string } | undefined;
  return running !== undefined;
};

/**
 * Predicts the whole team once for all the team-wide events there are: a run answers every event it could see, so that
 * the jobs of a hundred outcomes or import batches end up as a run or two. Returns the ids that changed; null when
 * another run answered this event or will.
 */
export const predictTeam = async (
  scope: TeamScope,
  deps: PredictionDeps,
  event: StoredEvent,
): Promise<string[] | null> => {
  const { trx, teamId } = scope;
  if (event.type !== 'import.finished' && (await isImporting(scope))) return null;
  await lockPredictions(scope);
  if (
    await trx('effects')
      .where({ team_id: teamId, key: keyOf(event.id) })
      .first('key')
  )
    return null;
  const answered = new Set([event.id, ...(await unanswered(scope))]);
  const changed = await predictFeatures(scope, deps, {
    featureIds: 'all',
    actor: systemActor,
    because: { type: event.type, eventId: event.id },
  });
  await trx('effects')
    .insert([...answered].map((id) => ({ team_id: teamId, key: keyOf(id) })))
    .onConflict()
    .ignore();
  return changed;
};
