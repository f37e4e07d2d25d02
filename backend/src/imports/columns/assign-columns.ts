import type { ImportField } from '../import-fields.js';
import { plainName } from '../text/plain-name.js';
import { readHeader, type HeaderMeaning } from './read-header.js';
import { asIce, hasCompany } from './settle-frameworks.js';

export interface SourceColumn {
  readonly name: string;
  /** Second name a mapping may use: Jira's id of a custom field. */
  readonly id?: string;
}
/** Column → field, or null to leave the column out. */
export type Mapping = Readonly<Record<string, ImportField | null>>;

export interface ColumnAssignment {
  readonly index: number;
  readonly name: string;
  readonly field: ImportField | null;
  readonly confidence: number;
  readonly chosenBy: 'mapping' | 'name' | 'content' | null;
  readonly currency: string | null;
  /** Lower goes first where several columns give one field; -1 is a column that only the mapping knows. */
  readonly preference: number;
  /** Why a known name was left out, or null. */
  readonly leftOut: string | null;
}

const unassigned = {
  field: null,
  confidence: 0,
  chosenBy: null,
  currency: null,
  preference: 0,
  leftOut: null,
} as const;

const mappedField = (column: SourceColumn, mapping: Mapping): ImportField | null | undefined => {
  for (const name of [column.name, column.id]) {
    if (name === undefined) continue;
    if (Object.hasOwn(mapping, name)) return mapping[name] ?? null;
    const alike = Object.keys(mapping).find((given) => plainName(given) === plainName(name));
    if (alike !== undefined && plainName(name) !== '') return mapping[alike] ?? null;
  }
  return undefined;
};

const draft = (column: SourceColumn, index: number, mapping: Mapping): ColumnAssignment => {
  const base = { index, name: column.name, ...unassigned };
  const given = mappedField(column, mapping);
  if (given === null) return { ...base, chosenBy: 'mapping' };
  const meaning: HeaderMeaning | null = readHeader(column.name);
  if (meaning !== null && (given === undefined || given === meaning.field)) {
    const { field, confidence, currency, preference } = meaning;
    return {
      ...base,
      field,
      confidence,
      currency,
      preference,
      chosenBy: given === undefined ? 'name' : 'mapping',
    };
  }
  return given === undefined
    ? base
    : { ...base, field: given, confidence: 1, chosenBy: 'mapping', preference: -1 };
};

const leave = (column: ColumnAssignment, reason: string): ColumnAssignment => ({
  ...column,
  field: null,
  confidence: 0,
  chosenBy: null,
  leftOut: reason,
});

const settle = (drafts: readonly ColumnAssignment[]): ColumnAssignment[] => {
  const named = new Set(drafts.flatMap((column) => (column.field === null ? [] : [column.field])));
  const renamed = drafts.map((column) =>
    column.field === null || column.chosenBy !== 'name'
      ? column
      : { ...column, field: asIce(named, column.field) },
  );
  const fields = new Set(renamed.flatMap((column) => (column.field === null ? [] : [column.field])));
  return renamed.map((column) =>
    column.field === null || column.chosenBy !== 'name' || hasCompany(fields, column.field)
      ? column
      : leave(column, 'the other columns of its framework are missing'),
  );
};

/** The key and the title come from one column: mixing two would make keys that nobody knows. */
const single = new Set<ImportField>(['key', 'title']);

const keepBest = (drafts: readonly ColumnAssignment[]): ColumnAssignment[] =>
  drafts.map((column) => {
    if (column.field === null || !single.has(column.field)) return column;
    const rivals = drafts.filter((other) => other.field === column.field);
    const best = rivals.reduce((a, b) => (b.preference < a.preference ? b : a));
    return best === column ? column : leave(column, `“${best.name}” already gives the ${column.field}`);
  });

/** A file with Jira's numbers but without keys is known by its numbers. */
const numbersAsKeys = (drafts: readonly ColumnAssignment[]): ColumnAssignment[] =>
  drafts.some((column) => column.field === 'key')
    ? [...drafts]
    : drafts.map((column) =>
        column.field === 'issueId' ? { ...column, field: 'key', confidence: 0.8 } : column,
      );

/** Decides for every column what it holds: by the given mapping, else by its name. Pure. */
export const assignColumns = (columns: readonly SourceColumn[], mapping: Mapping = {}): ColumnAssignment[] =>
  keepBest(numbersAsKeys(settle(columns.map((column, index) => draft(column, index, mapping)))));

/** Fields → indexes of their columns, best first: what only the mapping knows, then the more telling name, then from left to right. */
export const columnsByField = (
  assigned: readonly ColumnAssignment[],
): ReadonlyMap<ImportField, readonly number[]> => {
  const ordered = [...assigned].sort((a, b) => a.preference - b.preference || a.index - b.index);
  const result = new Map<ImportField, number[]>();
  for (const column of ordered) {
    if (column.field === null) continue;
    result.set(column.field, [...(result.get(column.field) ?? []), column.index]);
  }
  return result;
};
