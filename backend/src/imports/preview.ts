import type { ImportSource } from './import-source.js';
import { listImportFields, type ImportField } from './import-fields.js';
import type { Sheet } from './sheet.js';
import { surveyFile, type Reading, type Survey } from './survey.js';
import { cleanText } from './text/clean-text.js';
import type { DecimalMark } from './values/parse-number.js';
import { clip } from './text/clip.js';

export interface PreviewColumn {
  /** Its title; columns that repeat it are one entry. */
  readonly name: string;
  readonly repeats: number;
  /** What it is taken for; null where it is left out. */
  readonly field: ImportField | null;
  /** 0–1; 1 is a known name or a mapping by hand. */
  readonly confidence: number;
  /** Up to three different values that stand in it. */
  readonly samples: readonly string[];
}
export interface FilePreview {
  readonly format: 'jira_csv' | 'csv' | 'jira_json' | 'json_lines';
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly language: Survey['language'];
  readonly dateOrder: Survey['dates'];
  readonly decimalMark: DecimalMark;
  readonly columns: readonly PreviewColumn[];
  /** Cells of the first rows, in the order of `columns`; repeated columns are joined by line breaks. */
  readonly firstRows: readonly (readonly string[])[];
  readonly fields: readonly { readonly name: string; readonly label: string }[];
  /** What must be mapped before the import can start. */
  readonly problems: readonly string[];
  readonly remarks: readonly string[];
}
export interface PreviewOptions extends Reading {
  readonly source: ImportSource;
}

const surveyedRows = 1000;
const shownRows = 10;
const shownCharacters = 200;

const formatOf = (sheet: Sheet, survey: Survey): FilePreview['format'] => {
  if (sheet.format === 'json_lines') return 'json_lines';
  if (sheet.format === 'json_document') return 'jira_json';
  const fields = survey.plan.columnsByField;
  const isJira = ['key', 'title', 'type', 'issueId'].every((field) => fields.has(field));
  return isJira ? 'jira_csv' : 'csv';
};

const firstRowsOf = async (sheet: Sheet): Promise<string[][]> => {
  const rows: string[][] = [];
  for await (const item of sheet.rows()) {
    if (item.kind === 'row') rows.push([...item.cells]);
    if (rows.length === shownRows) break;
  }
  return rows;
};

/** Indexes of the columns of each title, in the order of the file. */
const groups = (survey: Survey): number[][] => {
  const byName = new Map<string, number[]>();
  for (const { name, index } of survey.columns) byName.set(name, [...(byName.get(name) ?? []), index]);
  return [...byName.values()];
};

/** The beginning of a long cell ends in `…`: more of it goes in than is shown. */
const joined = (row: readonly string[], indexes: readonly number[]): string => {
  const whole = indexes
    .map((index) => cleanText(row[index] ?? '').text)
    .filter((cell) => cell !== '')
    .join('\n');
  const shown = clip(whole, shownCharacters);
  return shown === whole ? whole : `${shown.trimEnd()}…`;
};

/** What a file is taken for, before anything is imported: columns with their proposed fields, the first rows, what is missing. Throws UnreadableFile for what is no table. */
export const previewFile = async (options: PreviewOptions): Promise<FilePreview> => {
  const survey = await surveyFile({ ...options, maxRows: surveyedRows });
  const { sheet, plan } = survey;
  const rows = await firstRowsOf(sheet);
  const grouped = groups(survey);
  const columns = grouped.map((indexes): PreviewColumn => {
    const assigned = indexes.map((index) => survey.columns[index]);
    const used = assigned.find((column) => column?.field !== null) ?? assigned[0];
    const samples = [...new Set(rows.map((row) => joined(row, indexes)).filter((text) => text !== ''))].slice(
      0,
      3,
    );
    return {
      name: used?.name ?? '',
      repeats: indexes.length,
      field: used?.field ?? null,
      confidence: used?.confidence ?? 0,
      samples,
    };
  });
  return {
    format: formatOf(sheet, survey),
    encoding: sheet.encoding,
    delimiter: sheet.delimiter,
    language: survey.language,
    dateOrder: survey.dates,
    decimalMark: plan.decimalMark,
    columns,
    firstRows: rows.map((row) => grouped.map((indexes) => joined(row, indexes))),
    fields: listImportFields(),
    problems: plan.columnsByField.has('title') ? [] : ['no column gives the title: map one to “title”'],
    remarks: survey.remarks,
  };
};
