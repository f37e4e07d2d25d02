import type { ColumnMapping, ImportPreview } from '@valora/contracts';

/** Fields that gather the values of several columns; of the others one column is enough. */
const gathering: readonly string[] = ['labels', 'needs', 'neededBy'];

type Columns = Pick<ImportPreview, 'columns'>;

/** What was recognised, as the mapping to correct. */
export const recognisedMapping = ({ columns }: Columns): ColumnMapping =>
  Object.fromEntries(columns.map(({ name, field }) => [name, field]));

/** Maps one column; a field that holds one value is taken from the column that had it before. */
export const withColumnMapped = (
  mapping: ColumnMapping,
  column: string,
  field: string | null,
): ColumnMapping => {
  const freed = Object.entries(mapping).map(([name, held]): [string, string | null] => {
    const taken = field !== null && held === field && !gathering.includes(field);
    return [name, taken ? null : held];
  });
  return { ...Object.fromEntries(freed), [column]: field };
};

export interface MappingNotes {
  /** Without it the import cannot start; null when it can. */
  readonly problem: string | null;
  /** What will happen for want of a column, as sentences. */
  readonly consequences: readonly string[];
}

/** What a mapping lacks. */
export const mappingNotes = (mapping: ColumnMapping): MappingNotes => {
  const used = new Set(Object.values(mapping));
  return {
    problem: used.has('title') ? null : 'Choose the column that holds the title of each row.',
    consequences: used.has('key')
      ? []
      : ['Without a key column a row is known by its title: two rows of one title become one feature.'],
  };
};

/** How many columns go in and how many stay out. */
export const countMapped = (mapping: ColumnMapping): { readonly taken: number; readonly left: number } => {
  const all = Object.values(mapping);
  const taken = all.filter((field) => field !== null).length;
  return { taken, left: all.length - taken };
};
