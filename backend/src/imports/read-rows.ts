import type { ImportItem, ImportWarning, Rejection } from './parsed-row.js';
import { buildRow, type RowNote } from './rows/build-row.js';
import { Refusal } from './rows/refusal.js';
import type { SheetItem } from './sheet.js';
import { surveyFile, type Survey, type SurveyOptions } from './survey.js';
import { cleanText } from './text/clean-text.js';
import { clip } from './text/clip.js';
import { UnreadableFile } from './unreadable-file.js';

export interface ReadRowsOptions extends Omit<SurveyOptions, 'maxRows'> {
  /** Told once, before the first item, what the file turned out to be. */
  readonly onSurvey?: (survey: Survey) => void;
  /** Told again and again how many bytes of the file have been read. */
  readonly onProgress?: (bytesRead: number) => void;
}

const maxValue = 200;
const shown = (value: string | null): string | null =>
  value === null ? null : clip(cleanText(value).text, maxValue);

const rejected = (rejection: Rejection): ImportItem => ({
  kind: 'rejected',
  rejection: { ...rejection, value: shown(rejection.value) },
});

/** Collects notes so that each is reported once, with its first line and a count. */
const noteBook = () => {
  const notes = new Map<string, { first: ImportWarning; count: number }>();
  return {
    add: (line: number, { column, reason }: RowNote): void => {
      const id = JSON.stringify([column, reason]);
      const known = notes.get(id);
      if (known === undefined) notes.set(id, { first: { line, column, reason, count: 1 }, count: 1 });
      else known.count += 1;
    },
    warnings: (): ImportItem[] =>
      [...notes.values()].map(({ first, count }) => ({ kind: 'warning', warning: { ...first, count } })),
  };
};

/** Sheet item → what is said about it. `lineByKey` remembers where each key came first; it is the one thing that grows, by about 100 bytes a row. */
const judge = (item: SheetItem, survey: Survey, lineByKey: Map<string, number>) => {
  if (item.kind === 'broken') {
    const { line, column, value, reason } = item;
    return { item: rejected({ line, column, value, reason }), notes: [] };
  }
  const { line } = item;
  try {
    const { row, notes } = buildRow(item, survey.plan);
    const first = lineByKey.get(row.key);
    if (first === undefined) {
      lineByKey.set(row.key, line);
      return { item: { kind: 'row', row } satisfies ImportItem, notes };
    }
    const isMade = !survey.plan.columnsByField.has('key');
    const column = survey.columns.find(({ field }) => field === (isMade ? 'title' : 'key'))?.name ?? null;
    const reason = `repeated ${isMade ? 'title' : 'key'}: first in line ${first}`;
    return { item: rejected({ line, column, value: isMade ? row.title : row.key, reason }), notes: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { column, value, reason } = error;
    return { item: rejected({ line, column, value, reason }), notes: [] };
  }
};

/**
 * A file → its features one by one, the rows that do not go in with line, column, value and reason, and warnings: those
 * about the file first, those about rows last, each once. Memory stays flat: a row is read when the last one was taken.
 * Throws UnreadableFile when the file is no table, the mapping does not fit, or no column gives a title.
 */
export const readRows = async function* (options: ReadRowsOptions): AsyncGenerator<ImportItem> {
  const survey = await surveyFile(options);
  if (!survey.plan.columnsByField.has('title')) throw untitled(survey);
  options.onSurvey?.(survey);
  for (const reason of survey.remarks)
    yield { kind: 'warning', warning: { line: null, column: null, reason, count: 0 } };
  const book = noteBook();
  const lineByKey = new Map<string, number>();
  for await (const sheetItem of survey.sheet.rows(options.onProgress)) {
    const { item, notes } = judge(sheetItem, survey, lineByKey);
    const own = new Map(notes.map((note) => [JSON.stringify(note), note]));
    for (const note of own.values()) book.add(sheetItem.line, note);
    yield item;
  }
  yield* book.warnings();
};

const untitled = ({ sheet }: Survey): UnreadableFile => {
  const names = sheet.columns.map(({ name }) => `“${clip(name, 60)}”`).slice(0, 20);
  return new UnreadableFile(
    'title_column_missing',
    `no column gives the title; map one of ${names.join(', ')}${sheet.columns.length > 20 ? ' …' : ''} to “title”.`,
  );
};
