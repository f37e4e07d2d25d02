import type { TeamScope } from '../platform/index.js';
import type { FeatureRecord, InputRecord } from './feature-row.js';
import { living } from './feature-store.js';

export type InputsByFeature = ReadonlyMap<string, ReadonlyMap<string, InputRecord>>;

export interface StoredFeatures {
  /** By key. */
  readonly features: ReadonlyMap<string, FeatureRecord>;
  /** By feature id, then by name. */
  readonly inputs: InputsByFeature;
}

/** Locks and reads the features with these keys, or these ids, and their inputs. */
export const loadStoredFeatures = async (
  scope: TeamScope,
  keys: readonly string[],
  ids: readonly string[] = [],
): Promise<StoredFeatures> => {
  const features = (await living(scope)
    .where((query) => void query.whereIn('key', [...keys]).orWhereIn('id', [...ids]))
    .orderBy('id')
    .forUpdate()) as FeatureRecord[];
  const found = features.map((feature) => feature.id);
  const rows = (await scope
    .trx('feature_inputs')
    .where({ team_id: scope.teamId })
    .whereIn('feature_id', found)) as InputRecord[];
  const inputs = new Map<string, Map<string, InputRecord>>();
  for (const row of rows)
    inputs.set(
      row.feature_id,
      (inputs.get(row.feature_id) ?? new Map<string, InputRecord>()).set(row.name, row),
    );
  return { features: new Map(features.map((feature) => [feature.key, feature])), inputs };
};
