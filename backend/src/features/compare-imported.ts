import type { ParsedRow } from '../imports/index.js';
import type { FeatureRecord, InputRecord } from './feature-row.js';
import type { InputsByFeature } from './stored-features.js';

export type ImportedColumns = Omit<FeatureRecord, 'id' | 'demand' | 'version' | 'kano' | 'is_sample'>;

export interface ImportedChange {
  readonly kind: 'added' | 'changed' | 'same';
  readonly id: string;
  /** All columns of an added feature, the differing ones of a changed one. */
  readonly columns: Partial<ImportedColumns>;
  /** Inputs that are new or were imported with another value; what a person set stays theirs. */
  readonly inputs: readonly (readonly [string, number])[];
}

export interface Stored {
  readonly stored: FeatureRecord | null;
  readonly inputs: InputsByFeature;
  /** Stands in for a creation date the file does not give. */
  readonly asOf: Date;
  readonly newId: () => string;
  /** Columns of a stored feature that the source does not speak of. */
  readonly leave?: ReadonlySet<keyof ImportedColumns>;
}

const columnsOf = (row: ParsedRow): Omit<ImportedColumns, 'created_at'> => ({
  key: row.key,
  jira_key: row.key,
  title: row.title,
  description: row.description,
  status: row.status,
  type: row.type,
  labels: [...row.labels],
  parent_key: row.parentKey,
  is_subtask: row.isSubtask,
  must_do: row.mustDo,
  moscow: row.moscow,
  delivered_at: row.deliveredAt,
});

const newInputs = (
  row: ParsedRow,
  stored: ReadonlyMap<string, InputRecord> | undefined,
): [string, number][] =>
  Object.entries(row.inputs).filter(([name, value]) => {
    const known = stored?.get(name);
    return known === undefined || (known.source !== 'human' && known.value !== value);
  });

/** What a row of a file would change about the feature with its key. */
export const compareImported = (row: ParsedRow, known: Stored): ImportedChange => {
  const { stored, inputs, asOf, newId, leave } = known;
  const wanted: ImportedColumns = {
    ...columnsOf(row),
    created_at: row.createdAt ?? stored?.created_at ?? asOf,
  };
  if (stored === null)
    return { kind: 'added', id: newId(), columns: wanted, inputs: newInputs(row, undefined) };
  const differing = (Object.keys(wanted) as (keyof ImportedColumns)[]).filter(
    (name) => leave?.has(name) !== true && JSON.stringify(wanted[name]) !== JSON.stringify(stored[name]),
  );
  return {
    kind: differing.length === 0 ? 'same' : 'changed',
    id: stored.id,
    columns: Object.fromEntries(differing.map((name) => [name, wanted[name]])),
    inputs: newInputs(row, inputs.get(stored.id)),
  };
};
