import type { SourceColumn } from './columns/assign-columns.js';
import type { Encoding } from './text/detect-encoding.js';
import type { Delimiter } from './csv/csv-dialect.js';

/** A row of the file before anything is made of it; cells are in the order of the sheet's columns. */
export interface SheetRow {
  readonly kind: 'row';
  /** CSV and JSON lines: physical line on which the row begins; JSON: number of the issue. From 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** The row as the file gives it, for the data lake. */
  readonly raw: () => unknown;
}
export interface BrokenRow {
  readonly kind: 'broken';
  readonly line: number;
  readonly column: string | null;
  readonly value: string;
  readonly reason: string;
}
export type SheetItem = SheetRow | BrokenRow;

/** A file as a table, whatever its format. */
export interface Sheet {
  readonly format: 'csv' | 'json_document' | 'json_lines';
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | null;
  readonly columns: readonly SourceColumn[];
  /** True where the values are Jira issues rather than rows somebody made. */
  readonly hasIssues: boolean;
  /** Reads the file anew; `onBytes` is told how many bytes of the file have been read. */
  readonly rows: (onBytes?: (bytesRead: number) => void) => AsyncGenerator<SheetItem>;
}
