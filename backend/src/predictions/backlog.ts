import { loadFeatureStates } from '../features/index.js';
import type { TeamScope } from '../platform/index.js';
import type { Backlog } from './predictor.js';
import { toPredictable } from './to-predictable.js';

/** Figures about effort; other inputs teach a predictor nothing about the backlog. */
const learnedInputs = ['storyPoints', 'effortDays', 'effort'];

/**
 * Sums of hashes over what is learned from: the features by their versions, their figures by value. A few milliseconds
 * for 10,000 features, where loading them takes a hundred times as long.
 */
const versionOf = async ({ trx, teamId }: TeamScope, isSample: boolean): Promise<string> => {
  const { rows } = (await trx.raw(
    `with learned as (
       select id, version from features where team_id = :teamId and removed_at is null and is_sample = :isSample)
     select
       (select count(*) || '-' || coalesce(sum(hashtextextended(id::text || version, 0)), 0)
        from learned) as features,
       (select count(*) || '-' || coalesce(sum(hashtextextended(feature_id::text || name || value, 0)), 0)
        from feature_inputs i join learned on learned.id = i.feature_id
        where i.team_id = :teamId and i.name = any(:learnedInputs)) as inputs`,
    { teamId, isSample, learnedInputs },
  )) as { rows: [{ features: string; inputs: string }] };
  return `${teamId} ${isSample ? 'sample' : 'own'} ${rows[0].features} ${rows[0].inputs}`;
};

/** Features of the sample workspace; empty in most teams. */
export const loadSampleIds = async ({ trx, teamId }: TeamScope): Promise<ReadonlySet<string>> => {
  const rows = (await trx('features').where({ team_id: teamId, is_sample: true }).select('id')) as {
    id: string;
  }[];
  return new Set(rows.map(({ id }) => id));
};

/** All of a team that a predictor may learn from, or all of its sample; sub-tasks are part of their parents. */
export const backlogOf = async (
  scope: TeamScope,
  { isSample, sampleIds }: { isSample: boolean; sampleIds: ReadonlySet<string> },
): Promise<Backlog> => ({
  version: await versionOf(scope, isSample),
  load: async () =>
    (await loadFeatureStates(scope, 'all'))
      .filter((state) => !state.isSubtask && sampleIds.has(state.id) === isSample)
      .map(toPredictable),
});
