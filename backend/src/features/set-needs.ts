import type { Feature } from '@valora/contracts';
import { invalidInput, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { findCircle } from './find-circle.js';
import { getFeature, living } from './feature-store.js';

const loadNeeds = async ({ trx, teamId }: TeamScope): Promise<Map<string, string[]>> => {
  const rows = (await trx('feature_needs').where({ team_id: teamId }).select('feature_id', 'needs_id')) as {
    feature_id: string;
    needs_id: string;
  }[];
  const needs = new Map<string, string[]>();
  for (const row of rows) needs.set(row.feature_id, [...(needs.get(row.feature_id) ?? []), row.needs_id]);
  return needs;
};

/** @throws AppError not_found; invalid_input for an unknown feature or a circle */
export const setNeeds = async (
  scope: TeamScope,
  change: { featureId: string; needs: readonly string[]; actor: Actor },
): Promise<Feature> => {
  const { trx, teamId } = scope;
  const before = await getFeature(scope, change.featureId);
  const wanted = [...new Set(change.needs)].sort();
  const known = (await living(scope).whereIn('id', wanted).select('id', 'key')) as {
    id: string;
    key: string;
  }[];
  const unknown = wanted.find((id) => !known.some((one) => one.id === id));
  if (unknown !== undefined)
    throw invalidInput('body.needs', `names ${unknown}, which is not a feature of this team`);
  // Two people who each add one half of a circle must not both succeed.
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 1))', [teamId]);
  const needsOf = await loadNeeds(scope);
  needsOf.delete(change.featureId);
  if (findCircle(change.featureId, wanted, needsOf) !== null)
    throw invalidInput(
      'body.needs',
      'would make a circle: one of them needs this feature already, directly or through others',
    );
  if (JSON.stringify([...before.needs].sort()) === JSON.stringify(wanted)) return before;
  await trx('feature_needs').where({ team_id: teamId, feature_id: change.featureId }).delete();
  if (wanted.length > 0)
    await trx('feature_needs').insert(
      wanted.map((needs_id) => ({ team_id: teamId, feature_id: change.featureId, needs_id })),
    );
  await recordEvent(scope, {
    type: 'feature.needs_set',
    subjectId: change.featureId,
    actor: change.actor,
    payload: { featureIds: [change.featureId], needs: wanted },
  });
  return getFeature(scope, change.featureId);
};
