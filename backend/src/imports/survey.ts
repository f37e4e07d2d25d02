import {
  assignColumns,
  columnsByField,
  type ColumnAssignment,
  type Mapping,
} from './columns/assign-columns.js';
import { mappingProblems } from './columns/mapping-problems.js';
import { columnRemarks, listNames } from './columns/column-remarks.js';
import { headerLanguage } from './columns/header-language.js';
import type { JiraLanguage } from './columns/jira-names.js';
import { gatherEvidence } from './gather-evidence.js';
import type { ImportSource } from './import-source.js';
import { openSheet } from './open-sheet.js';
import type { RowPlan } from './rows/row-plan.js';
import type { Sheet } from './sheet.js';
import { UnreadableFile } from './unreadable-file.js';
import { decideDateOrder, type DateOrderDecision } from './values/decide-date-order.js';
import { decideDecimalMark } from './values/decide-decimal-mark.js';
import type { DateOrder } from './values/parse-date.js';
import type { DecimalMark } from './values/parse-number.js';

/** What a person may fix about the reading of a file; what is absent is decided by the file itself. */
export interface Reading {
  readonly mapping?: Mapping | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly decimalMark?: DecimalMark | undefined;
}

/** What was learnt from reading a file once. */
export interface Survey {
  readonly sheet: Sheet;
  readonly columns: readonly ColumnAssignment[];
  readonly plan: RowPlan;
  readonly dates: DateOrderDecision;
  /** Rows seen, broken ones included: all of them unless `maxRows` ended the survey. */
  readonly rows: number;
  /** Language of the column titles. */
  readonly language: JiraLanguage | 'en';
  /** What a person should know about the file as a whole. */
  readonly remarks: readonly string[];
}
export interface SurveyOptions extends Reading {
  readonly source: ImportSource;
  /** The currency the team counts in: rows with amounts in another one are rejected. */
  readonly currency?: string;
  /** Looks at so many rows only; without it the whole file is read. */
  readonly maxRows?: number;
  /** Told after every row how many bytes have been looked through; the survey waits for it. */
  readonly onLook?: (bytesRead: number) => Promise<void>;
}

const silent = (): Promise<void> => Promise.resolve();

/** Reads a file once to learn how to read it. Throws UnreadableFile for what is no table and for a mapping that does not fit. */
export const surveyFile = async (options: SurveyOptions): Promise<Survey> => {
  const { source, mapping = {}, maxRows = Number.POSITIVE_INFINITY, onLook = silent } = options;
  const sheet = await openSheet(source);
  const problems = mappingProblems(sheet.columns, mapping);
  if (problems.length > 0)
    throw new UnreadableFile(
      'bad_mapping',
      `${problems.join('; ')} (columns: ${listNames(sheet.columns.map(({ name }) => name))}).`,
    );
  const columns = assignColumns(sheet.columns, mapping);
  const evidence = await gatherEvidence(sheet, columns, { maxRows, onLook });
  const dates = decideDateOrder(evidence.dates, options.dateOrder);
  const numbers = decideDecimalMark(evidence.marks, sheet.delimiter);
  // JSON writes numbers with a point; texts in it still prove their own mark one by one.
  const mark = options.decimalMark ?? (sheet.format === 'csv' ? numbers.mark : '.');
  const byField = columnsByField(columns);
  return {
    sheet,
    columns,
    dates,
    rows: evidence.rows,
    language: headerLanguage(sheet.columns.map(({ name }) => name)),
    plan: {
      columnNames: sheet.columns.map(({ name }) => name),
      columnsByField: byField,
      hasStatus: byField.has('status') || byField.has('statusCategory'),
      dateOrder: dates.order,
      decimalMark: mark,
      currency: columns.find(({ currency }) => currency !== null)?.currency ?? null,
      teamCurrency: options.currency ?? null,
      keysById: evidence.keysById,
    },
    remarks: [
      ...columnRemarks(columns),
      ...(dates.doubt === null ? [] : [dates.doubt]),
      ...(numbers.doubt === null || options.decimalMark !== undefined ? [] : [numbers.doubt]),
    ],
  };
};
