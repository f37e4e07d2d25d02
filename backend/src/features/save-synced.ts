import type { ParsedRow } from '../imports/index.js';
import { newId, type TeamScope } from '../platform/index.js';
import { compareImported, type ImportedColumns } from './compare-imported.js';
import { applyImported, type ImportOptions, type SavedRows } from './save-imported.js';
import { loadStoredFeatures } from './stored-features.js';

export interface SyncedRow {
  /** The feature that stands for it already; without one it is known by its key, else new. */
  readonly featureId: string | null;
  readonly row: ParsedRow;
  /** Columns of a stored feature that its source does not speak of. */
  readonly leave: ReadonlySet<keyof ImportedColumns>;
}

/**
 * Saves what another system says of features, at most some hundred, by their ids: a row whose key changed stays the same
 * feature. A key that another feature has meanwhile is not taken from it.
 * @returns counts, and the ids of the features in the order of the rows
 */
export const saveSyncedFeatures = async (
  scope: TeamScope,
  rows: readonly SyncedRow[],
  options: Omit<ImportOptions, 'source'>,
): Promise<SavedRows & { readonly ids: readonly string[] }> => {
  const stored = await loadStoredFeatures(
    scope,
    rows.map(({ row }) => row.key),
    rows.flatMap(({ featureId }) => featureId ?? []),
  );
  const byId = new Map([...stored.features.values()].map((feature) => [feature.id, feature]));
  const changes = rows.map(({ featureId, row, leave }) => {
    const byKey = stored.features.get(row.key) ?? null;
    const feature = featureId === null ? byKey : (byId.get(featureId) ?? null);
    const isTaken = feature !== null && byKey !== null && byKey.id !== feature.id;
    return compareImported(row, {
      stored: feature,
      inputs: stored.inputs,
      asOf: options.asOf,
      newId,
      leave: isTaken ? new Set([...leave, 'key']) : leave,
    });
  });
  const saved = await applyImported(scope, changes, { ...options, source: 'sync' });
  return { ...saved, ids: changes.map(({ id }) => id) };
};
