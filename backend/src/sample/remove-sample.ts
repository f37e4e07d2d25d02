import { refreshDemand } from '../features/index.js';
import { recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { forgetFeatures, recomputeRanking } from '../rankings/index.js';
import { removeSampleSignals } from '../signals/index.js';
import { hasSample, lockSample } from './sample-state.js';

/** The team’s own features that lose a sample signal or a sample prerequisite. */
const ownFeaturesTouched = async ({ trx, teamId }: TeamScope): Promise<string[]> => {
  const { rows } = (await trx.raw(
    `select f.id from features f where f.team_id = :teamId and not f.is_sample and (
       exists (select from feature_signals l join signals s on s.team_id = l.team_id and s.id = l.signal_id
               where l.team_id = f.team_id and l.feature_id = f.id
                 and (s.is_sample or exists (select from signals m where m.team_id = s.team_id and m.is_sample
                                             and (m.id = s.merged_into or m.merged_into in (s.id, s.merged_into)))))
       or exists (select from feature_needs n join features g on g.team_id = n.team_id and g.id = n.needs_id
                  where n.team_id = f.team_id and n.feature_id = f.id and g.is_sample))
     order by f.id`,
    { teamId },
  )) as { rows: { id: string }[] };
  return rows.map(({ id }) => id);
};

/**
 * Removes everything marked as sample, in the transaction of the scope, and nothing else: what people attached to it or built on
 * it stays. Inputs, links, predictions, ranks and outcomes of its features go with them, kept states of the ranking forget
 * them, and what is left is ranked at once; their events stay in the history. Without a sample nothing happens.
 */
export const removeSample = async (
  scope: TeamScope,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Promise<void> => {
  const { trx, teamId } = scope;
  await lockSample(scope);
  if (!(await hasSample(scope))) return;
  const touched = await ownFeaturesTouched(scope);
  const invented = (await trx('features')
    .where({ team_id: teamId, is_sample: true })
    .select('id', 'key')) as { id: string; key: string }[];
  const ids = invented.map(({ id }) => id);
  await forgetFeatures(scope, {
    ids: new Set(ids),
    keys: invented.map(({ key }) => key),
    called: 'sample data',
  });
  await trx('features').where({ team_id: teamId, is_sample: true }).delete();
  await removeSampleSignals(scope);
  await refreshDemand(scope, touched);
  const eventId = await recordEvent(scope, {
    type: 'sample.removed',
    actor,
    payload: { featureIds: [...ids, ...touched] },
  });
  await recomputeRanking(scope, { actor, eventId, now });
};
