import type { RankingSummary } from '@valora/contracts';
import { conflict, notFound, type Caller, type TeamScope } from '../platform/index.js';
import { changeRanking } from './change-ranking.js';
import { assertUnlocked } from './configure-ranking.js';
import { settingsKey } from './settings-key.js';
import { lockRanking } from './store/lock.js';
import { replaceOverrides } from './store/override-store.js';
import { getStoredSettings, plainSettings, putSettings } from './store/settings-store.js';
import type { Snapshot } from './store/snapshot-store.js';
import { findLatestSnapshot, findSnapshot } from './store/snapshot-store.js';

export interface Restoration {
  readonly caller: Pick<Caller, 'actor' | 'role'>;
  readonly now: Date;
}

/** Settings and overrides become those of the snapshot; the lock stays as it is. */
const bringBack = async (
  scope: TeamScope,
  snapshot: Snapshot,
  { caller, now }: Restoration,
): Promise<void> => {
  const before = await getStoredSettings(scope);
  if (settingsKey(before) !== settingsKey(snapshot.settings)) {
    assertUnlocked(before, caller);
    await putSettings(scope, {
      settings: plainSettings(snapshot.settings),
      locked: before.locked,
      version: before.version + 1,
      updatedBy: caller.actor.name,
      now,
    });
  }
  await replaceOverrides(scope, snapshot.overrides);
};

/**
 * Goes back to an earlier state; itself a change that can be undone.
 * @throws AppError not_found; locked when the settings would change and the formula is locked
 */
export const restoreRanking = async (
  scope: TeamScope,
  snapshotId: string,
  restoration: Restoration,
): Promise<RankingSummary> => {
  await lockRanking(scope);
  const snapshot = await findSnapshot(scope, snapshotId);
  if (snapshot === null) throw notFound('ranking state');
  return changeRanking(
    scope,
    {
      actor: restoration.caller.actor,
      now: restoration.now,
      type: 'ranking.restored',
      reason: `Back to the state of ${snapshot.at.toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
      featureIds: [],
      payload: { restored: snapshot.id },
    },
    () => bringBack(scope, snapshot, restoration),
  );
};

/**
 * Takes back the latest change of settings or overrides; again, the one before it, and so on to the beginning.
 * @throws AppError conflict when there is nothing to undo; locked
 */
export const undoRanking = async (scope: TeamScope, restoration: Restoration): Promise<RankingSummary> => {
  await lockRanking(scope);
  const latest = await findLatestSnapshot(scope);
  const previous = latest?.previousId == null ? null : await findSnapshot(scope, latest.previousId);
  if (latest === null || previous === null) throw conflict('There is nothing to undo.');
  return changeRanking(
    scope,
    {
      actor: restoration.caller.actor,
      now: restoration.now,
      type: 'ranking.restored',
      reason: `Undone: ${latest.reason}`,
      featureIds: [],
      payload: { undone: latest.id },
      undoLeadsTo: () => previous.previousId,
    },
    () => bringBack(scope, previous, restoration),
  );
};
