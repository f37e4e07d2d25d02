import type { RankingSummary } from '@valora/contracts';
import { conflict, invalidInput, notFound, type Actor, type TeamScope } from '../platform/index.js';
import { changeRanking } from './change-ranking.js';
import { listOverrides, deleteOverride, putOverride } from './store/override-store.js';
import { lockRanking } from './store/lock.js';
import { requirePlace } from './store/place-store.js';

export interface NewOverride {
  readonly featureId: string;
  readonly position: number;
  readonly reason: string;
  readonly expiresAt: string | null;
  readonly actor: Actor;
  readonly now: Date;
}

/**
 * Puts a feature at a position until it expires or is cleared; the model's rank stays beside it.
 * @throws AppError not_found; conflict while the feature is unscored; invalid_input for an expiry that has passed
 */
export const overrideRank = async (
  scope: TeamScope,
  { featureId, position, reason, expiresAt, actor, now }: NewOverride,
): Promise<RankingSummary> => {
  if (expiresAt !== null && Date.parse(expiresAt) <= now.getTime())
    throw invalidInput('body.expiresAt', 'has passed already; give a later moment, or none');
  await lockRanking(scope);
  const { key, rank, missing } = await requirePlace(scope, featureId);
  if (rank === null)
    throw conflict(
      `${key} is not ranked (${missing.join(', ') || 'not computed yet'}), so it cannot be moved.`,
    );
  return changeRanking(
    scope,
    {
      actor,
      now,
      type: 'ranking.overridden',
      reason: `${key} was put at position ${position}: ${reason}`,
      featureIds: [featureId],
      payload: { position, expiresAt },
    },
    () =>
      putOverride(scope, {
        featureId,
        position,
        reason,
        actor: actor.name,
        createdAt: now.toISOString(),
        expiresAt,
      }),
  );
};

/** Gives a feature back to the model. @throws AppError not_found when it has no override */
export const clearOverride = async (
  scope: TeamScope,
  { featureId, actor, now }: Pick<NewOverride, 'featureId' | 'actor' | 'now'>,
): Promise<RankingSummary> => {
  await lockRanking(scope);
  const { key } = await requirePlace(scope, featureId);
  const overrides = await listOverrides(scope);
  if (!overrides.some((override) => override.featureId === featureId)) throw notFound('override');
  return changeRanking(
    scope,
    {
      actor,
      now,
      type: 'ranking.override_cleared',
      reason: `${key} was given back to the model.`,
      featureIds: [featureId],
    },
    async () => {
      await deleteOverride(scope, featureId);
    },
  );
};
