import { systemActor, type TeamScope } from '../platform/index.js';
import { changeRanking } from './change-ranking.js';
import { lockRanking } from './store/lock.js';
import { deleteExpired, listOverrides } from './store/override-store.js';
import { namesOf } from './store/rankable-store.js';

/** Gives features back to the model whose override has run out. Returns how many. */
export const expireOverrides = async (scope: TeamScope, now: Date): Promise<number> => {
  await lockRanking(scope);
  const over = (await listOverrides(scope)).filter(
    ({ expiresAt }) => expiresAt !== null && Date.parse(expiresAt) <= now.getTime(),
  );
  if (over.length === 0) return 0;
  const featureIds = over.map(({ featureId }) => featureId);
  const names = await namesOf(scope, featureIds);
  await changeRanking(
    scope,
    {
      actor: systemActor,
      now,
      type: 'ranking.override_cleared',
      reason: `Expired: the ${over.length === 1 ? 'override' : 'overrides'} of ${featureIds.map((id) => names.get(id)?.key ?? id).join(', ')}.`,
      featureIds,
      payload: { expired: true },
    },
    () => deleteExpired(scope, now),
  );
  return over.length;
};
