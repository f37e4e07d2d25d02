import {
  assignColumns,
  columnsByField,
  type ColumnAssignment,
  type Mapping,
} from './columns/assign-columns.js';
import { mappingProblems } from './columns/mapping-problems.js';
import { readHeader } from './columns/read-header.js';
import { isInputField, type ImportField } from './import-fields.js';
import type { ImportSource } from './import-source.js';
import { openSheet } from './open-sheet.js';
import type { RowPlan } from './rows/row-plan.js';
import type { Sheet, SheetRow } from './sheet.js';
import { UnreadableFile } from './unreadable-file.js';
import {
  decideDateOrder,
  emptyDateTally,
  tallyDate,
  type DateOrderDecision,
} from './values/decide-date-order.js';
import { decideDecimalMark, emptyMarkTally, tallyNumber } from './values/decide-decimal-mark.js';
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
  readonly language: 'en' | 'de' | 'fr' | 'es' | 'pt' | 'ja' | 'zh';
  /** What a person should know about the file as a whole. */
  readonly remarks: readonly string[];
}
export interface SurveyOptions extends Reading {
  readonly source: ImportSource;
  /** The currency the team counts in: rows with amounts in another one are rejected. */
  readonly currency?: string;
  /** Looks at so many rows only; without it the whole file is read. */
  readonly maxRows?: number;
}

const moneyOrCount = (field: ImportField): boolean =>
  isInputField(field) || field === 'realisedValue' || field === 'actualEffortDays';

interface Evidence {
  readonly dates: ReturnType<typeof emptyDateTally>;
  readonly marks: ReturnType<typeof emptyMarkTally>;
  readonly keysById: Map<string, string>;
  rows: number;
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

const gather = async (
  sheet: Sheet,
  columns: readonly ColumnAssignment[],
  maxRows: number,
): Promise<Evidence> => {
  const evidence: Evidence = {
    dates: emptyDateTally(),
    marks: emptyMarkTally(),
    keysById: new Map(),
    rows: 0,
  };
  const look = watch(columns);
  for await (const item of sheet.rows()) {
    evidence.rows += 1;
    if (item.kind === 'row') look(item, evidence);
    if (evidence.rows >= maxRows) break;
  }
  return evidence;
};

const languageOf = (columns: readonly ColumnAssignment[]): Survey['language'] => {
  const votes = new Map<Survey['language'], number>();
  for (const { name } of columns) {
    const language = readHeader(name)?.language ?? 'en';
    if (language !== 'en') votes.set(language, (votes.get(language) ?? 0) + 1);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] >= 2 ? best[0] : 'en';
};

const maxNamed = 12;
const list = (names: readonly string[]): string =>
  names.length <= maxNamed
    ? names.join(', ')
    : `${names.slice(0, maxNamed).join(', ')} and ${names.length - maxNamed} more`;

const columnRemarks = (columns: readonly ColumnAssignment[]): string[] => {
  const unknown = [
    ...new Set(
      columns.flatMap(({ field, name, leftOut, chosenBy }) =>
        field === null && leftOut === null && chosenBy === null && name !== '' ? [name] : [],
      ),
    ),
  ];
  const leftOut = columns.flatMap(({ name, leftOut: reason }) =>
    reason === null ? [] : [`column “${name}” is left out: ${reason}`],
  );
  const hasReach = columns.some(({ field }) => field === 'reach');
  const effort = columns.find(({ field, chosenBy }) => field === 'effort' && chosenBy === 'name');
  return [
    ...(unknown.length === 0 ? [] : [`columns not used: ${list(unknown)}`]),
    ...leftOut,
    ...(effort === undefined || hasReach
      ? []
      : [
          `column “${effort.name}” is read as person-months; map it to effortDays or storyPoints if it means those`,
        ]),
    ...(columns.some(({ field }) => field === 'key')
      ? []
      : ['the file has no key column: keys are made from the titles, so a changed title is a new feature']),
  ];
};

/** Reads a file once to learn how to read it. Throws UnreadableFile for what is no table and for a mapping that does not fit. */
export const surveyFile = async (options: SurveyOptions): Promise<Survey> => {
  const { source, mapping = {}, maxRows = Number.POSITIVE_INFINITY } = options;
  const sheet = await openSheet(source);
  const problems = mappingProblems(sheet.columns, mapping);
  if (problems.length > 0)
    throw new UnreadableFile(
      'bad_mapping',
      `${problems.join('; ')} (columns: ${list(sheet.columns.map(({ name }) => name))}).`,
    );
  const columns = assignColumns(sheet.columns, mapping);
  const evidence = await gather(sheet, columns, maxRows);
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
    language: languageOf(columns),
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
