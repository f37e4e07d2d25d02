import type { ColumnMapping, ImportPreview } from '@valora/contracts';

export interface PreviewTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The first rows with only the columns that go in, under the names of the fields they become. */
export const previewTable = (
  { columns, firstRows, fields }: Pick<ImportPreview, 'columns' | 'firstRows' | 'fields'>,
  mapping: ColumnMapping,
): PreviewTable => {
  const labels = new Map(fields.map(({ name, label }) => [name, label]));
  const taken = columns.flatMap(({ name }, index) => {
    const field = mapping[name] ?? null;
    return field === null ? [] : [{ index, heading: `${labels.get(field) ?? field} ← ${name}` }];
  });
  return {
    headings: taken.map(({ heading }) => heading),
    rows: firstRows.map((row) => taken.map(({ index }) => row[index] ?? '')),
  };
};
