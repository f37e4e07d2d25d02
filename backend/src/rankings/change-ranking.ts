import type { RankingSummary } from '@valora/contracts';
import { recordEvent, type Actor, type EventType, type TeamScope } from '../platform/index.js';
import { recomputeRanking } from './recompute-ranking.js';
import { lockRanking } from './store/lock.js';
import { listOverrides } from './store/override-store.js';
import { getStoredSettings, plainSettings } from './store/settings-store.js';
import type { RankingState, Snapshot } from './store/snapshot-store.js';
import { findLatestSnapshot, insertSnapshot } from './store/snapshot-store.js';

export interface RankingChange {
  readonly actor: Actor;
  readonly now: Date;
  readonly type: Extract<EventType, `ranking.${string}`>;
  /** One sentence for the history. */
  readonly reason: string;
  readonly featureIds: readonly string[];
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Where an undo leads instead of to the state before this change. */
  readonly undoLeadsTo?: (before: Snapshot) => string | null;
}

const stateNow = async (scope: TeamScope): Promise<RankingState> => ({
  settings: plainSettings(await getStoredSettings(scope)),
  overrides: await listOverrides(scope),
});

/** The state before the first change is kept too, so that it can be gone back to. */
const latestOrFirst = async (scope: TeamScope, now: Date): Promise<Snapshot> => {
  const latest = await findLatestSnapshot(scope);
  if (latest !== null) return latest;
  const first = {
    ...(await stateNow(scope)),
    previousId: null,
    at: now,
    actor: 'Valora',
    reason: 'The ranking before anybody changed it.',
  };
  return { ...first, id: await insertSnapshot(scope, first) };
};

/**
 * Every change that people make to a ranking goes through here: the change itself, the state it leads to, one event and
 * the new ranks happen together or not at all.
 */
export const changeRanking = async (
  scope: TeamScope,
  change: RankingChange,
  apply: () => Promise<void>,
): Promise<RankingSummary> => {
  const { actor, now, type, reason, featureIds, payload, undoLeadsTo } = change;
  await lockRanking(scope);
  const before = await latestOrFirst(scope, now);
  await apply();
  const snapshotId = await insertSnapshot(scope, {
    ...(await stateNow(scope)),
    previousId: undoLeadsTo === undefined ? before.id : undoLeadsTo(before),
    at: now,
    actor: actor.name,
    reason,
  });
  const eventId = await recordEvent(scope, {
    type,
    subjectId: featureIds.length === 1 ? (featureIds[0] ?? null) : null,
    actor,
    payload: { featureIds, reason, snapshotId, ...payload },
  });
  const { summary } = await recomputeRanking(scope, { actor, eventId, now });
  return summary;
};
