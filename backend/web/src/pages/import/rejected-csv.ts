import type { RejectedRow } from '@valora/contracts';
import { csvText } from '../../files/csv.js';

/** Rejected rows as CSV, safe to open in a spreadsheet. */
export const rejectedRowsCsv = (rows: readonly RejectedRow[]): string =>
  csvText(
    ['line', 'column', 'value', 'reason'],
    rows.map(({ line, column, value, reason }) => [line, column, value, reason]),
  );
