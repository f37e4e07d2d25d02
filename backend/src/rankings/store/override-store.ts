import type { TeamScope } from '../../platform/index.js';
import type { RankOverride } from '../engine/index.js';

interface Row {
  feature_id: string;
  position: number;
  reason: string;
  actor: string;
  created_at: Date;
  expires_at: Date | null;
}

const toOverride = (row: Row): RankOverride => ({
  featureId: row.feature_id,
  position: row.position,
  reason: row.reason,
  actor: row.actor,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at?.toISOString() ?? null,
});

const toRow = (teamId: string, override: RankOverride) => ({
  team_id: teamId,
  feature_id: override.featureId,
  position: override.position,
  reason: override.reason,
  actor: override.actor,
  created_at: override.createdAt,
  expires_at: override.expiresAt,
});

/** All overrides of the team, the expired ones that nobody cleared yet among them. */
export const listOverrides = async ({ trx, teamId }: TeamScope): Promise<readonly RankOverride[]> => {
  const rows = (await trx('rank_overrides')
    .where({ team_id: teamId })
    .orderBy(['created_at', 'feature_id'])) as Row[];
  return rows.map(toOverride);
};

/** Sets the override of its feature; an earlier one of the same feature is replaced. */
export const putOverride = async ({ trx, teamId }: TeamScope, override: RankOverride): Promise<void> => {
  await trx('rank_overrides')
    .insert(toRow(teamId, override))
    .onConflict(['team_id', 'feature_id'])
    .merge(['position', 'reason', 'actor', 'created_at', 'expires_at']);
};

/** False where the feature had none. */
export const deleteOverride = async ({ trx, teamId }: TeamScope, featureId: string): Promise<boolean> =>
  (await trx('rank_overrides').where({ team_id: teamId, feature_id: featureId }).delete()) > 0;

/** Takes back what has expired by `now`. */
export const deleteExpired = async ({ trx, teamId }: TeamScope, now: Date): Promise<void> => {
  await trx('rank_overrides').where({ team_id: teamId }).where('expires_at', '<=', now).delete();
};

/** Replaces all overrides of the team; their features must exist. */
export const replaceOverrides = async (
  { trx, teamId }: TeamScope,
  overrides: readonly RankOverride[],
): Promise<void> => {
  await trx('rank_overrides').where({ team_id: teamId }).delete();
  if (overrides.length > 0)
    await trx('rank_overrides').insert(overrides.map((override) => toRow(teamId, override)));
};
