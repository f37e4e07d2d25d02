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
import { sinceSnapshot } from './since-snapshot.js';

export interface Restoration {
  readonly caller: Pick<Caller, 'actor' | 'role'>;
  readonly now: Date;
}

interface BroughtBack {
  readonly settings: Snapshot['settings'];
  readonly overrides: Snapshot['overrides'];
}

/** Settings and overrides become those of an earlier state; the lock stays as it is. */
const bringBack = async (
  scope: TeamScope,
  state: BroughtBack,
  { caller, now }: Restoration,
): Promise<void> => {
  const before = await getStoredSettings(scope);
  if (settingsKey(before) !== settingsKey(state.settings)) {
    assertUnlocked(before, caller);
    await putSettings(scope, {
      settings: plainSettings(state.settings),
      locked: before.locked,
      version: before.version + 1,
      updatedBy: caller.actor.name,
      now,
    });
  }
  await replaceOverrides(scope, state.overrides);
};

const sentence = (first: string, clauses: readonly string[]): string =>
  clauses.length === 0 ? first : `${first.replace(/\.?$/, '.')} ${clauses.join('; ')}.`;

/**
 * Goes back to an earlier state; itself a change that can be undone. Overrides of features that were removed since or that
 * have expired are left out, features added since stay where the model ranks them, and the reason kept with it says so.
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
  const { overrides, leftOut, added } = await sinceSnapshot(scope, snapshot, restoration.now);
  return changeRanking(
    scope,
    {
      actor: restoration.caller.actor,
      now: restoration.now,
      type: 'ranking.restored',
      reason: sentence(
        `Back to the state of ${snapshot.at.toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
        added === '' ? leftOut : [...leftOut, added],
      ),
      featureIds: [],
      payload: { restored: snapshot.id },
    },
    () => bringBack(scope, { settings: snapshot.settings, overrides }, restoration),
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
  const { overrides, leftOut } = await sinceSnapshot(scope, previous, restoration.now);
  return changeRanking(
    scope,
    {
      actor: restoration.caller.actor,
      now: restoration.now,
      type: 'ranking.restored',
      reason: sentence(`Undone: ${latest.reason}`, leftOut),
      featureIds: [],
      payload: { undone: latest.id },
      undoLeadsTo: () => previous.previousId,
    },
    () => bringBack(scope, { settings: previous.settings, overrides }, restoration),
  );
};
