import type { Feature } from '@valora/contracts';
import { notFound, type TeamScope } from '../platform/index.js';
import { toFeature, type FeatureRecord, type InputRecord } from './feature-row.js';

export const living = ({ trx, teamId }: TeamScope) =>
  trx('features').where({ team_id: teamId }).whereNull('removed_at');

export const findFeature = async (scope: TeamScope, id: string): Promise<Feature | null> => {
  const { trx, teamId } = scope;
  const row = (await living(scope).where({ id }).first()) as FeatureRecord | undefined;
  if (row === undefined) return null;
  const inputs = (await trx('feature_inputs')
    .where({ team_id: teamId, feature_id: id })
    .orderBy('name')) as InputRecord[];
  const needs = (await trx('feature_needs')
    .where({ team_id: teamId, feature_id: id })
    .orderBy('needs_id')
    .pluck('needs_id')) as string[];
  return toFeature(row, { inputs, needs });
};

/** @throws AppError not_found */
export const getFeature = async (scope: TeamScope, id: string): Promise<Feature> => {
  const feature = await findFeature(scope, id);
  if (feature === null) throw notFound('feature');
  return feature;
};

/** @throws AppError not_found unless the feature is there and not removed */
export const assertFeature = async (scope: TeamScope, id: string): Promise<void> => {
  if ((await living(scope).where({ id }).first('id')) === undefined) throw notFound('feature');
};

/** Ids by key, of those that exist. */
export const findIdsByKey = async (
  scope: TeamScope,
  keys: readonly string[],
): Promise<Map<string, string>> => {
  const rows = (await living(scope)
    .whereIn('key', [...keys])
    .select('id', 'key')) as { id: string; key: string }[];
  return new Map(rows.map((row) => [row.key, row.id]));
};

/** The next key of the team’s own numbering, such as F-12; keys people gave are passed over. */
export const nextKey = async (scope: TeamScope): Promise<string> => {
  for (;;) {
    const { rows } = (await scope.trx.raw(
      `insert into feature_counters (team_id, last_number) values (?, 1)
       on conflict (team_id) do update set last_number = feature_counters.last_number + 1 returning last_number`,
      [scope.teamId],
    )) as { rows: [{ last_number: number }] };
    const key = `F-${String(rows[0].last_number)}`;
    if ((await living(scope).where({ key }).first('id')) === undefined) return key;
  }
};
