import type { TeamScope } from '../platform/index.js';
import { shownNames, type RankOverride } from './engine/index.js';
import { listAddedSince, namesOf } from './store/rankable-store.js';
import type { Snapshot } from './store/snapshot-store.js';

/** How a kept state meets the features there are now. */
export interface SinceSnapshot {
  /** Overrides that still have a feature and have not run out. */
  readonly overrides: readonly RankOverride[];
  /** What was left out, in clauses: overrides of removed features, and those that have expired. */
  readonly leftOut: readonly string[];
  /** Features that the state did not know, in a clause; empty where there are none. */
  readonly added: string;
}

const isOver = ({ expiresAt }: RankOverride, now: Date): boolean =>
  expiresAt !== null && Date.parse(expiresAt) <= now.getTime();

const clause = (keys: readonly string[], [one, many]: readonly [string, string]): string[] =>
  keys.length === 0 ? [] : [`${shownNames(keys)} ${keys.length === 1 ? one : many}`];

/** Compares a kept state with now: what of it can come back, and what to say about the rest. */
export const sinceSnapshot = async (
  scope: TeamScope,
  { id, overrides }: Snapshot,
  now: Date,
): Promise<SinceSnapshot> => {
  const names = await namesOf(
    scope,
    overrides.map(({ featureId }) => featureId),
  );
  const keyOf = ({ featureId }: RankOverride): string => names.get(featureId)?.key ?? 'a feature';
  const isGone = ({ featureId }: RankOverride): boolean => names.get(featureId)?.isRemoved ?? true;
  const gone = overrides.filter(isGone);
  const expired = overrides.filter((override) => !isGone(override) && isOver(override, now));
  const added = await listAddedSince(scope, id);
  return {
    overrides: overrides.filter((override) => !gone.includes(override) && !expired.includes(override)),
    leftOut: [
      ...clause(gone.map(keyOf), [
        'is no longer there and has no override',
        'are no longer there and have no override',
      ]),
      ...clause(expired.map(keyOf), [
        'has no override, which has expired since',
        'have no overrides, which have expired since',
      ]),
    ],
    added:
      clause(added, [
        'was added since and keeps the model’s rank',
        'were added since and keep the model’s ranks',
      ])[0] ?? '',
  };
};
