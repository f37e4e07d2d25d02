import { customFieldName } from '../columns/read-header.js';
import type { ImportSource } from '../import-source.js';
import type { Sheet, SheetItem } from '../sheet.js';
import { cleanText, oneLine } from '../text/clean-text.js';
import { toUtf8 } from '../text/to-utf8.js';
import type { Encoding } from '../text/detect-encoding.js';
import { UnreadableFile } from '../unreadable-file.js';
import type { CsvDialect } from './csv-dialect.js';
import { readCsv, type CsvItem } from './read-csv.js';

const bytesOf = async function* (
  source: ImportSource,
  onBytes: (bytesRead: number) => void,
): AsyncGenerator<Buffer> {
  for await (const { bytes, bytesRead } of toUtf8(source.open())) {
    onBytes(bytesRead);
    yield bytes;
  }
};

const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Records behind the header; a spreadsheet's `sep=` line and rows without any content are no records. */
const contentOf = async function* (
  items: AsyncIterable<CsvItem>,
  dialect: CsvDialect,
): AsyncGenerator<CsvItem> {
  let skip = dialect.hasSepLine;
  for await (const item of items) {
    if (skip) skip = false;
    else if (item.kind === 'broken' || !isBlankRow(item.cells)) yield item;
  }
};

/** Repeated columns become a list; the prototype-free object takes any header, `__proto__` too. */
const rawRow = (header: readonly string[], cells: readonly string[]): unknown => {
  const row = Object.create(null) as Record<string, string | string[]>;
  header.forEach((name, index) => {
    const cell = cells[index] ?? '';
    const before = row[name];
    row[name] = before === undefined ? cell : [...(Array.isArray(before) ? before : [before]), cell];
  });
  return row;
};

const countOf = (count: number): string => `${count} ${count === 1 ? 'cell' : 'cells'}`;

const asRow = (item: CsvItem, header: readonly string[]): SheetItem => {
  const { line } = item;
  if (item.kind === 'broken')
    return { kind: 'broken', line, column: null, value: item.text, reason: item.reason };
  const { cells } = item;
  const fits =
    cells.length === header.length ||
    (cells.length > header.length && isBlankRow(cells.slice(header.length)));
  if (!fits)
    return {
      kind: 'broken',
      line,
      column: null,
      value: cells.join(' | '),
      reason: `the row has ${countOf(cells.length)}, the header ${header.length}`,
    };
  return { kind: 'row', line, cells, raw: () => rawRow(header, cells) };
};

const readHeader = async (source: ImportSource, dialect: CsvDialect): Promise<readonly string[]> => {
  const chunks = bytesOf(source, () => undefined);
  for await (const item of contentOf(readCsv(chunks, dialect), dialect)) {
    if (item.kind === 'record') return item.cells.map((cell) => oneLine(cleanText(cell).text));
    throw new UnreadableFile(
      'header_unreadable',
      `the header in line ${item.line} cannot be read: ${item.reason}.`,
    );
  }
  throw new UnreadableFile('empty_file', 'the file holds no rows.');
};

/** Opens a delimited file as a table; its first record names the columns. Throws UnreadableFile when it has none. */
export const csvSheet = async (
  source: ImportSource,
  options: { readonly dialect: CsvDialect; readonly encoding: Encoding },
): Promise<Sheet> => {
  const { dialect, encoding } = options;
  const header = await readHeader(source, dialect);
  const rows = async function* (
    onBytes: (bytesRead: number) => void = () => undefined,
  ): AsyncGenerator<SheetItem> {
    let isHeader = true;
    for await (const item of contentOf(readCsv(bytesOf(source, onBytes), dialect), dialect)) {
      if (isHeader) isHeader = false;
      else yield asRow(item, header);
    }
  };
  return {
    format: 'csv',
    encoding,
    delimiter: dialect.delimiter,
    columns: header.map((name) => ({ name, id: customFieldName(name) })),
    hasIssues: false,
    rows,
  };
};
