import type { BuiltInInput, ImportReading, InputValue, RejectedRow } from '@valora/contracts';
import { builtInInputs } from '@valora/contracts';
import { fileSource, readRows, type ParsedRow } from '../imports/index.js';

export interface Backlog {
  readonly rows: readonly ParsedRow[];
  readonly rejectedRows: readonly RejectedRow[];
  readonly warnings: readonly string[];
  /** Inputs that have a column, whether or not a row fills it. */
  readonly inputColumns: ReadonlySet<BuiltInInput>;
}

export interface ReadOptions {
  readonly path: string;
  readonly reading: ImportReading;
  readonly currency: string | undefined;
  readonly onProgress: (bytesRead: number, bytes: number) => void;
}

/** Reads a file whole, as the import does: rows, rejected rows, and what a person should know. */
export const readBacklog = async (options: ReadOptions): Promise<Backlog> => {
  const source = await fileSource(options.path);
  const rows: ParsedRow[] = [];
  const rejectedRows: RejectedRow[] = [];
  const warnings: string[] = [];
  const inputColumns = new Set<BuiltInInput>();
  const items = readRows({
    source,
    ...options.reading,
    ...(options.currency === undefined ? {} : { currency: options.currency }),
    onSurvey: ({ columns }) => {
      for (const { field } of columns)
        if (field !== null && builtInInputs.some((name) => name === field))
          inputColumns.add(field as BuiltInInput);
    },
    onProgress: (bytesRead) => {
      options.onProgress(bytesRead, source.sizeBytes);
    },
  });
  for await (const item of items) {
    if (item.kind === 'row') rows.push(item.row);
    else if (item.kind === 'rejected') rejectedRows.push({ ...item.rejection });
    else
      warnings.push(
        `${item.warning.line === null ? '' : `line ${String(item.warning.line)}: `}${item.warning.reason}`,
      );
  }
  return { rows, rejectedRows, warnings, inputColumns };
};

/** A row’s figures with where they come from. */
export const inputsOf = (
  row: ParsedRow,
  origin: { readonly file: string; readonly asOf: string },
): Record<string, InputValue> =>
  Object.fromEntries(
    Object.entries(row.inputs).map(([name, value]) => [
      name,
      { value, source: 'import' as const, asOf: origin.asOf, actor: origin.file },
    ]),
  );
