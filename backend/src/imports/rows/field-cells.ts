import type { ImportField } from '../import-fields.js';
import { cleanText } from '../text/clean-text.js';

/** A cell with the name of its column, for reports. */
export interface Cell {
  readonly column: string;
  readonly text: string;
}
export interface FieldCells {
  /** The first cell of the field that is not blank, cleaned; null when there is none. */
  readonly first: (field: ImportField) => Cell | null;
  /** All cells of the field that are not blank. */
  readonly all: (field: ImportField) => readonly Cell[];
  /** Name of the best column for the field; null where the file has none. */
  readonly columnOf: (field: ImportField) => string | null;
  /** What cleaning changed. */
  readonly repairs: readonly { readonly column: string; readonly repair: string }[];
}
export interface ColumnLayout {
  readonly columnNames: readonly string[];
  readonly columnsByField: ReadonlyMap<ImportField, readonly number[]>;
}

/** The cells of one row, asked for by field. */
export const fieldCells = (cells: readonly string[], layout: ColumnLayout): FieldCells => {
  const repairs: { column: string; repair: string }[] = [];
  const at = (index: number): Cell | null => {
    const { text, repair } = cleanText(cells[index] ?? '');
    if (text.trim() === '') return null;
    const column = layout.columnNames[index] ?? '';
    if (repair !== null) repairs.push({ column, repair });
    return { column, text };
  };
  const all = (field: ImportField): Cell[] =>
    (layout.columnsByField.get(field) ?? []).map(at).filter((cell) => cell !== null);
  const first = (field: ImportField): Cell | null => {
    for (const index of layout.columnsByField.get(field) ?? []) {
      const cell = at(index);
      if (cell !== null) return cell;
    }
    return null;
  };
  const columnOf = (field: ImportField): string | null => {
    const index = layout.columnsByField.get(field)?.[0];
    return index === undefined ? null : (layout.columnNames[index] ?? null);
  };
  return { first, all, columnOf, repairs };
};
