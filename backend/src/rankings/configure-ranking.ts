import type { api, Body, StoredSettings } from '@valora/contracts';
import {
  AppError,
  forbidden,
  invalidInput,
  versionMismatch,
  type Caller,
  type TeamScope,
} from '../platform/index.js';
import { changeRanking } from './change-ranking.js';
import { problemsOf } from './settings-problems.js';
import { settingsKey } from './settings-key.js';
import { lockRanking } from './store/lock.js';
import { getStoredSettings, plainSettings, putSettings } from './store/settings-store.js';

export interface Configuration {
  readonly body: Body<typeof api.rankings.updateSettings>;
  readonly expectedVersion: number;
  readonly caller: Pick<Caller, 'actor' | 'role'>;
  readonly now: Date;
}

/** @throws AppError locked unless an admin asks */
export const assertUnlocked = ({ locked }: StoredSettings, { role }: Pick<Caller, 'role'>): void => {
  if (locked && role !== 'admin')
    throw new AppError(
      'locked',
      'The formula is locked: only an admin of the team may change how scores are made.',
    );
};

/**
 * Changes how the score is made; everything is ranked anew in the same transaction.
 * @throws AppError version_mismatch; locked; forbidden when anybody but an admin turns the lock; invalid_input with all
 * problems of a formula or of criteria
 */
export const configureRanking = async (
  scope: TeamScope,
  { body, expectedVersion, caller, now }: Configuration,
): Promise<StoredSettings> => {
  await lockRanking(scope);
  const before = await getStoredSettings(scope);
  if (before.version !== expectedVersion) throw versionMismatch(before.version);
  assertUnlocked(before, caller);
  if (body.locked !== before.locked && caller.role !== 'admin')
    throw forbidden('Only an admin of the team may lock or unlock the formula.');
  const settings = plainSettings(body);
  const problems = await problemsOf(scope, settings);
  if (problems.length > 0) throw invalidInput('body', problems.join('; '));
  await changeRanking(
    scope,
    {
      actor: caller.actor,
      now,
      type: 'ranking.configured',
      reason: reasonOf(before, body),
      featureIds: [],
      payload: { from: plainSettings(before), to: settings, locked: body.locked },
    },
    () =>
      putSettings(scope, {
        settings,
        locked: body.locked,
        version: before.version + 1,
        updatedBy: caller.actor.name,
        now,
      }),
  );
  return getStoredSettings(scope);
};

const reasonOf = (before: StoredSettings, after: Configuration['body']): string => {
  if (before.framework !== after.framework)
    return `The framework changed from ${before.framework} to ${after.framework}.`;
  if (before.formula !== after.formula) return 'The formula changed.';
  if (settingsKey(before) !== settingsKey(after)) return 'Criteria or weights changed.';
  if (before.locked !== after.locked)
    return after.locked ? 'The formula was locked.' : 'The formula was unlocked.';
  return 'The settings were saved again.';
};
