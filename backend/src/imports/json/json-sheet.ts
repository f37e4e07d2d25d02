import type { SourceColumn } from '../columns/assign-columns.js';
import type { ImportSource } from '../import-source.js';
import type { Sheet, SheetItem } from '../sheet.js';
import { cleanText, oneLine } from '../text/clean-text.js';
import { toUtf8 } from '../text/to-utf8.js';
import type { Encoding } from '../text/detect-encoding.js';
import { UnreadableFile } from '../unreadable-file.js';
import { isObject, issueCells, looksLikeIssue, type Names } from './issue-cells.js';
import { readJsonDocument, readJsonLines, type JsonItem } from './read-json.js';

type JsonFormat = 'json_document' | 'json_lines';

const itemsOf = (
  source: ImportSource,
  format: JsonFormat,
  onBytes: (bytesRead: number) => void,
): AsyncGenerator<JsonItem> => {
  const bytes = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of toUtf8(source.open())) {
      onBytes(chunk.bytesRead);
      yield chunk.bytes;
    }
  };
  return format === 'json_lines' ? readJsonLines(bytes()) : readJsonDocument(bytes());
};

interface Shape {
  readonly columns: readonly SourceColumn[];
  readonly names: Names;
  readonly hasIssues: boolean;
}

/** Objects with more different members than this are no table. */
const maxColumns = 5000;

const ownNames = (envelope: unknown): Names => {
  const names: unknown =
    isObject(envelope) && Object.hasOwn(envelope, 'names') ? envelope['names'] : undefined;
  if (!isObject(names)) return {};
  return Object.fromEntries(
    Object.entries(names).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
};

/** Reads the whole file once: Jira may name its custom fields behind the issues, and every issue has its own members. */
const readShape = async (source: ImportSource, format: JsonFormat): Promise<Shape> => {
  let names: Names = {};
  let values = 0;
  let hasIssues = false;
  const columns = new Map<string, string>();
  for await (const item of itemsOf(source, format, () => undefined)) {
    if (item.kind === 'envelope') names = { ...names, ...ownNames(item.value) };
    if (item.kind !== 'value' || !isObject(item.value)) continue;
    values += 1;
    hasIssues ||= looksLikeIssue(item.value);
    for (const cell of issueCells(item.value, {}))
      if (columns.size < maxColumns) columns.set(cell.id, cell.name);
  }
  if (values === 0) throw new UnreadableFile('no_issues', 'the JSON holds no issues.');
  const named = [...columns].map(([id, name]) => ({
    id,
    name: oneLine(cleanText((Object.hasOwn(names, id) ? names[id] : null) ?? name).text),
  }));
  return { columns: named, names, hasIssues };
};

const asRow = (item: Exclude<JsonItem, { kind: 'envelope' }>, shape: Shape): SheetItem => {
  const { line } = item;
  if (item.kind === 'broken')
    return { kind: 'broken', line, column: null, value: item.text, reason: item.reason };
  const { value } = item;
  if (!isObject(value))
    return {
      kind: 'broken',
      line,
      column: null,
      value: JSON.stringify(value),
      reason: 'not an issue: an object is expected',
    };
  const texts = new Map(issueCells(value, shape.names).map((cell) => [cell.id, cell.text]));
  return {
    kind: 'row',
    line,
    cells: shape.columns.map(({ id = '' }) => texts.get(id) ?? ''),
    raw: () => value,
  };
};

/** Opens Jira's JSON (or any list of objects) as a table. Throws UnreadableFile when there is nothing in it. */
export const jsonSheet = async (
  source: ImportSource,
  options: { readonly format: JsonFormat; readonly encoding: Encoding },
): Promise<Sheet> => {
  const { format, encoding } = options;
  const shape = await readShape(source, format);
  const rows = async function* (
    onBytes: (bytesRead: number) => void = () => undefined,
  ): AsyncGenerator<SheetItem> {
    for await (const item of itemsOf(source, format, onBytes))
      if (item.kind !== 'envelope') yield asRow(item, shape);
  };
  return { format, encoding, delimiter: null, columns: shape.columns, hasIssues: shape.hasIssues, rows };
};
