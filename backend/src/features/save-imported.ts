import type { ParsedRow } from '../imports/index.js';
import { newId, recordEvent, type Actor, type TeamScope } from '../platform/index.js';
import { compareImported, type ImportedChange } from './compare-imported.js';
import { loadStoredFeatures, type StoredFeatures } from './stored-features.js';
import { living } from './feature-store.js';

export interface ImportOptions {
  readonly actor: Actor;
  /** Name of the file or the vendor, shown as who gave a value. */
  readonly origin: string;
  readonly asOf: Date;
  /** `import` by default. */
  readonly source?: 'import' | 'sync';
}

export interface SavedRows {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

const add = async ({ trx, teamId }: TeamScope, changes: readonly ImportedChange[]): Promise<void> => {
  const rows = changes
    .filter((change) => change.kind === 'added')
    .map(({ id, columns }) => ({ ...columns, team_id: teamId, id }));
  if (rows.length > 0) await trx.batchInsert('features', rows, 200);
};

const change = async (scope: TeamScope, changes: readonly ImportedChange[]): Promise<void> => {
  for (const { kind, id, columns } of changes)
    if (kind === 'changed')
      await living(scope)
        .where({ id })
        .update({ ...columns, version: scope.trx.raw('version + 1'), updated_at: scope.trx.fn.now() });
};

const setImportedInputs = async (
  { trx, teamId }: TeamScope,
  changes: readonly ImportedChange[],
  { origin, asOf, source = 'import' }: ImportOptions,
): Promise<void> => {
  const rows = changes.flatMap(({ id, inputs }) =>
    inputs.map(([name, value]) => ({
      team_id: teamId,
      feature_id: id,
      name,
      value,
      source,
      actor: origin,
      as_of: asOf,
    })),
  );
  for (let at = 0; at < rows.length; at += 500)
    await trx('feature_inputs')
      .insert(rows.slice(at, at + 500))
      .onConflict(['team_id', 'feature_id', 'name'])
      .merge();
};

const compareAll = (rows: readonly ParsedRow[], stored: StoredFeatures, asOf: Date): ImportedChange[] =>
  rows.map((row) =>
    compareImported(row, {
      stored: stored.features.get(row.key) ?? null,
      inputs: stored.inputs,
      asOf,
      newId,
    }),
  );

/** Writes what differs, with one event that names all that were added and one for all that changed. */
export const applyImported = async (
  scope: TeamScope,
  changes: readonly ImportedChange[],
  options: ImportOptions,
): Promise<SavedRows> => {
  await add(scope, changes);
  await change(scope, changes);
  await setImportedInputs(scope, changes, options);
  const created = changes.filter(({ kind }) => kind === 'added').map(({ id }) => id);
  const updated = changes
    .filter(({ kind, inputs }) => kind === 'changed' || (kind === 'same' && inputs.length > 0))
    .map(({ id }) => id);
  const event = (type: 'feature.created' | 'feature.updated', featureIds: readonly string[]) =>
    recordEvent(scope, { type, actor: options.actor, payload: { featureIds, origin: options.origin } });
  if (created.length > 0) await event('feature.created', created);
  if (updated.length > 0) await event('feature.updated', updated);
  return {
    created: created.length,
    updated: updated.length,
    unchanged: changes.length - created.length - updated.length,
  };
};

/**
 * Saves a batch of imported rows, at most some hundred, by their keys: new ones are added, changed ones changed, the
 * rest left alone. One event names all that were added, one all that changed.
 */
export const saveImportedFeatures = async (
  scope: TeamScope,
  rows: readonly ParsedRow[],
  options: ImportOptions,
): Promise<SavedRows> => {
  const stored = await loadStoredFeatures(
    scope,
    rows.map((row) => row.key),
  );
  return applyImported(scope, compareAll(rows, stored, options.asOf), options);
};
