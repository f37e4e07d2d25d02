import { recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { findCircle } from './find-circle.js';
import { findIdsByKey } from './feature-store.js';

/** `key` cannot start before `needs` is done. */
export interface NeedByKey {
  readonly key: string;
  readonly needs: string;
}

/**
 * Links features of an import that wait for one another, once all of them are there. A link to a key nobody knows and
 * one that would close a circle are left out and returned.
 */
export const linkImportedNeeds = async (
  scope: TeamScope,
  pairs: readonly NeedByKey[],
  actor: Actor,
): Promise<{ left: NeedByKey[] }> => {
  if (pairs.length === 0) return { left: [] };
  const { trx, teamId } = scope;
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 1))', [teamId]);
  const ids = await findIdsByKey(scope, [...new Set(pairs.flatMap(({ key, needs }) => [key, needs]))]);
  const stored = (await trx('feature_needs').where({ team_id: teamId }).select('feature_id', 'needs_id')) as {
    feature_id: string;
    needs_id: string;
  }[];
  const needsOf = new Map<string, string[]>();
  for (const row of stored)
    needsOf.set(row.feature_id, [...(needsOf.get(row.feature_id) ?? []), row.needs_id]);
  const left: NeedByKey[] = [];
  const added: { team_id: string; feature_id: string; needs_id: string }[] = [];
  for (const pair of pairs) {
    const from = ids.get(pair.key);
    const to = ids.get(pair.needs);
    if (from === undefined || to === undefined || findCircle(from, [to], needsOf) !== null) {
      left.push(pair);
      continue;
    }
    if (needsOf.get(from)?.includes(to) === true) continue;
    needsOf.set(from, [...(needsOf.get(from) ?? []), to]);
    added.push({ team_id: teamId, feature_id: from, needs_id: to });
  }
  if (added.length > 0) {
    await trx.batchInsert('feature_needs', added, 500);
    await recordEvent(scope, {
      type: 'feature.needs_set',
      actor,
      payload: { featureIds: [...new Set(added.map((row) => row.feature_id))] },
    });
  }
  return { left };
};
