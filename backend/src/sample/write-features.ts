import { inputDefinitions } from '@valora/contracts';
import { newId, type TeamScope } from '../platform/index.js';
import type { KeyedFeature } from './sample-workspace.js';

const inMoney = (name: keyof typeof inputDefinitions): boolean =>
  inputDefinitions[name].unit.startsWith('money');

/**
 * Writes the sample’s features with inputs and prerequisites straight into their tables. The features station has no door for
 * it, and rightly: its verbs date inputs now and write an event each, where the sample needs years of past and one event.
 * @param options.factor what money is multiplied with
 * @returns id by key
 */
export const writeFeatures = async (
  { trx, teamId }: TeamScope,
  options: { features: readonly KeyedFeature[]; factor: number },
): Promise<Map<string, string>> => {
  const { features, factor } = options;
  const ids = new Map(features.map(({ key }) => [key, newId()]));
  const idOf = (key: string): string => ids.get(key) ?? '';
  await trx('features').insert(
    features.map((feature) => ({
      team_id: teamId,
      id: idOf(feature.key),
      key: feature.key,
      title: feature.title,
      description: feature.description,
      status: feature.status,
      type: 'Feature',
      labels: [...feature.labels],
      must_do: feature.mustDo,
      is_sample: true,
      created_at: feature.createdAt,
      delivered_at: feature.outcome?.releasedOn ?? null,
    })),
  );
  await trx('feature_inputs').insert(
    features.flatMap(({ key, inputs }) =>
      inputs.map(({ name, value, asOf, actor }) => ({
        team_id: teamId,
        feature_id: idOf(key),
        name,
        value: inMoney(name) ? value * factor : value,
        source: 'human',
        actor,
        as_of: asOf,
      })),
    ),
  );
  await trx('feature_needs').insert(
    features.flatMap(({ key, needs }) =>
      needs.map((need) => ({ team_id: teamId, feature_id: idOf(key), needs_id: idOf(need) })),
    ),
  );
  return ids;
};
