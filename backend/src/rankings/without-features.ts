import { settingsKey } from './settings-key.js';
import type { RankingState, Snapshot } from './store/snapshot-store.js';

export interface GoneFeatures {
  readonly ids: ReadonlySet<string>;
  readonly keys: readonly string[];
  /** What stands in a sentence where the key of one of them stood. */
  readonly called: string;
}

export interface ForgottenStates {
  readonly dropped: readonly string[];
  /** Those whose overrides, reason or way back are different now. */
  readonly changed: readonly Snapshot[];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const stateKey = ({ settings, overrides }: RankingState): string =>
  JSON.stringify([
    settingsKey(settings),
    overrides.map(({ featureId, position, createdAt, expiresAt }) => [
      featureId,
      position,
      createdAt,
      expiresAt,
    ]),
  ]);

/**
 * The kept states of a ranking without some features. A state that was only about them and differs in nothing else from the
 * one before it is dropped, and what would go back to it goes back to that one; other reasons no longer name them.
 */
export const withoutFeatures = (
  oldestFirst: readonly Snapshot[],
  { ids, keys, called }: GoneFeatures,
): ForgottenStates => {
  const named = new RegExp(`(?<![\\w-])(?:${keys.map(escaped).join('|')})(?![\\w-])`, 'g');
  const insteadOf = new Map<string, string>();
  const changed: Snapshot[] = [];
  let last: Snapshot | null = null;
  for (const before of oldestFirst) {
    const overrides = before.overrides.filter(({ featureId }) => !ids.has(featureId));
    const reason = keys.length === 0 ? before.reason : before.reason.replace(named, called);
    const isOnlyAboutThem = reason !== before.reason;
    if (last !== null && isOnlyAboutThem && stateKey(last) === stateKey({ ...before, overrides })) {
      insteadOf.set(before.id, last.id);
      continue;
    }
    const previousId =
      before.previousId === null ? null : (insteadOf.get(before.previousId) ?? before.previousId);
    last = { ...before, overrides, reason, previousId };
    if (overrides.length !== before.overrides.length || isOnlyAboutThem || previousId !== before.previousId)
      changed.push(last);
  }
  return { dropped: [...insteadOf.keys()], changed };
};
