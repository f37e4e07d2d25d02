import type { ColumnAssignment } from './columns/assign-columns.js';
import { isInputField, type ImportField } from './import-fields.js';
import type { Sheet, SheetRow } from './sheet.js';
import { emptyDateTally, tallyDate, type DateTally } from './values/decide-date-order.js';
import { emptyMarkTally, tallyNumber, type MarkTally } from './values/decide-decimal-mark.js';

const moneyOrCount = (field: ImportField): boolean =>
  isInputField(field) || field === 'realisedValue' || field === 'actualEffortDays';

/** What the cells of a file prove about how they are to be read. */
export interface Evidence {
  readonly dates: DateTally;
  readonly marks: MarkTally;
  /** Jira's number → key; filled only where rows name parents. */
  readonly keysById: Map<string, string>;
  /** Rows seen, broken ones included. */
  rows: number;
}
export interface GatherOptions {
  readonly maxRows: number;
  /** Told after every row how many bytes have been looked through. */
  readonly onLook: (bytesRead: number) => Promise<void>;
}

const watch = (columns: readonly ColumnAssignment[]) => {
  const of = (test: (field: ImportField) => boolean): readonly ColumnAssignment[] =>
    columns.filter(({ field }) => field !== null && test(field));
  const indexOf = (field: ImportField): number =>
    columns.find((column) => column.field === field)?.index ?? -1;
  const hasParents = columns.some(({ field }) => field === 'parentKey' || field === 'parentId');
  const [key, issueId] = [indexOf('key'), hasParents ? indexOf('issueId') : -1];
  const dates = of((field) => field === 'created' || field === 'delivered');
  const numbers = of(moneyOrCount);
  return (row: SheetRow, evidence: Evidence): void => {
    for (const { index, name } of dates) {
      const value = row.cells[index] ?? '';
      if (value !== '') tallyDate(evidence.dates, { line: row.line, column: name, value });
    }
    for (const { index } of numbers) {
      const value = row.cells[index] ?? '';
      if (value !== '') tallyNumber(evidence.marks, value);
    }
    const id = row.cells[issueId]?.trim() ?? '';
    if (id !== '') evidence.keysById.set(id, row.cells[key]?.trim() ?? '');
  };
};

/** Looks at the date, number and key cells of the first `maxRows` rows. */
export const gatherEvidence = async (
  sheet: Sheet,
  columns: readonly ColumnAssignment[],
  { maxRows, onLook }: GatherOptions,
): Promise<Evidence> => {
  const evidence: Evidence = {
    dates: emptyDateTally(),
    marks: emptyMarkTally(),
    keysById: new Map(),
    rows: 0,
  };
  const look = watch(columns);
  let bytesRead = 0;
  for await (const item of sheet.rows((bytes) => (bytesRead = bytes))) {
    evidence.rows += 1;
    await onLook(bytesRead);
    if (item.kind === 'row') look(item, evidence);
    if (evidence.rows >= maxRows) break;
  }
  return evidence;
};
