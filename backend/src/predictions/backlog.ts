import { loadFeatureStates } from '../features/index.js';
import type { TeamScope } from '../platform/index.js';
import type { Backlog } from './predictor.js';
import { toPredictable } from './to-predictable.js';

/** Figures about effort; other inputs teach a predictor nothing about the backlog. */
const learnedInputs = ['storyPoints', 'effortDays', 'effort'];

/**
 * Sums of hashes over what is learned from: the features by their versions, their figures by value. A tenth of the time
 * that loading them takes. Figures are looked up feature by feature, so that it stays linear right after an import, when
 * the planner knows of no rows.
 */
const versionOf = async ({ trx, teamId }: TeamScope, isSample: boolean): Promise<string> => {
  const { rows } = (await trx.raw(
    `select
       count(*) || '-' || coalesce(sum(hashtextextended(f.id::text || f.version, 0)), 0) as features,
       coalesce(sum(i.count), 0) || '-' || coalesce(sum(i.hash), 0) as inputs
     from features f
     cross join lateral (
       select count(*), sum(hashtextextended(feature_id::text || name || value, 0)) as hash
       from feature_inputs
       where team_id = f.team_id and feature_id = f.id and name = any(:learnedInputs)) i
     where f.team_id = :teamId and f.removed_at is null and f.is_sample = :isSample`,
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
