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

/** Locks and reads the features with these keys and their inputs. */
export const loadStoredFeatures = async (scope: TeamScope, keys: string[]): Promise<StoredFeatures> => {
  const features = (await living(scope).whereIn('key', keys).forUpdate()) as FeatureRecord[];
  const ids = features.map((feature) => feature.id);
  const rows = (await scope
    .trx('feature_inputs')
    .where({ team_id: scope.teamId })
    .whereIn('feature_id', ids)) as InputRecord[];
  const inputs = new Map<string, Map<string, InputRecord>>();
  for (const row of rows)
    inputs.set(
      row.feature_id,
      (inputs.get(row.feature_id) ?? new Map<string, InputRecord>()).set(row.name, row),
    );
  return { features: new Map(features.map((feature) => [feature.key, feature])), inputs };
};
