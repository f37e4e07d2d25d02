import { parse as parseLine } from 'csv-parse/sync';
import type { CsvDialect } from './csv-dialect.js';
import { lineCursor, type DroppedLine } from './line-cursor.js';
import { recordParser } from './record-parser.js';

export type CsvItem =
  | { readonly kind: 'record'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'broken'; readonly line: number; readonly text: string; readonly reason: string };

/** Longer records are taken for a quote that nobody closed. Jira's longest, with all comments, stay far below. */
const maxRecordMebibytes = 8;
const maxRecordBytes = maxRecordMebibytes * 1024 * 1024;

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is opened here and never closed',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quote: quotes inside a cell must be doubled',
  INVALID_OPENING_QUOTE: 'a quote stands inside an unquoted cell',
  TOO_LONG: `a record longer than ${maxRecordMebibytes} MiB: probably a quote that is never closed`,
};

const troubleOf = (problem: Error | null, pendingBytes: number): string | null => {
  if (problem !== null) return 'code' in problem ? String(problem.code) : problem.name;
  return pendingBytes > maxRecordBytes ? 'TOO_LONG' : null;
};

/** A quote inside an unquoted cell (`19" rack`) is harmless where the line has the right number of cells. */
const tolerant = (text: string, dialect: CsvDialect, width: number): readonly string[] | null => {
  try {
    const { delimiter } = dialect;
    const [cells] = parseLine(text, { delimiter, relax_quotes: true, relax_column_count: true });
    return cells !== undefined && cells.length === width ? cells : null;
  } catch {
    // Not readable this way either: the line is reported as broken.
    return null;
  }
};

interface Trouble {
  readonly trouble: string;
  readonly dialect: CsvDialect;
  readonly width: number | null;
}
const giveUp = ({ line, text }: DroppedLine, { trouble, dialect, width }: Trouble): CsvItem => {
  const cells = trouble === 'INVALID_OPENING_QUOTE' && width !== null ? tolerant(text, dialect, width) : null;
  const reason = reasons[trouble] ?? 'not readable as CSV';
  return cells === null ? { kind: 'broken', line, text, reason } : { kind: 'record', line, cells };
};

const withEnd = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer | null> {
  yield* chunks;
  yield null;
};

/**
 * UTF-8 bytes of a delimited file → records with the line on which each begins (from 1), as they are read. A line that
 * cannot be read is reported and reading goes on behind it, so an unclosed quote costs one line, not the rest of the file.
 */
export const readCsv = async function* (
  chunks: AsyncIterable<Buffer>,
  dialect: CsvDialect,
): AsyncGenerator<CsvItem> {
  const cursor = lineCursor(dialect.lineBreak);
  let parser = recordParser(dialect);
  let width: number | null = null;
  let trouble: string | null = null;
  try {
    for await (const chunk of withEnd(chunks)) {
      let input = chunk === null ? Buffer.alloc(0) : cursor.accept(chunk);
      for (;;) {
        if (trouble === null) {
          const { records, problem } = await parser.feed(input, chunk === null);
          for (const { cells, bytes } of records) {
            width ??= cells.length;
            yield { kind: 'record', line: cursor.take(bytes), cells };
          }
          trouble = troubleOf(problem, cursor.pending().length);
        }
        // The whole line decides and is shown: wait for its end, unless it has none within reason.
        if (trouble === null || (chunk !== null && !cursor.canDropLine(maxRecordBytes))) break;
        yield giveUp(cursor.dropLine(), { trouble, dialect, width });
        trouble = null;
        parser.close();
        parser = recordParser(dialect);
        input = cursor.pending();
      }
    }
  } finally {
    parser.close();
  }
};
