import { parse as createParser } from 'csv-parse';
import type { CsvDialect } from './csv-dialect.js';

export interface ParsedRecord {
  readonly cells: readonly string[];
  /** Length with its line break and the blank lines before it. */
  readonly bytes: number;
}
export interface RecordParser {
  /** Parses on and returns the records that ended. A problem ends the parser: what follows it has not been read. */
  readonly feed: (
    bytes: Buffer,
    isLast: boolean,
  ) => Promise<{ records: ParsedRecord[]; problem: Error | null }>;
  readonly close: () => void;
}

/** csv-parse, fed by hand, so that reading can start again behind a line that it cannot read. */
export const recordParser = ({ delimiter, lineBreak }: CsvDialect): RecordParser => {
  let records: ParsedRecord[] = [];
  let end = 0;
  const parser = createParser({
    delimiter,
    record_delimiter: lineBreak === '\r' ? ['\r'] : ['\r\n', '\n'],
    relax_column_count: true,
    skip_empty_lines: true,
    on_record: (cells: string[], { bytes }) => {
      records.push({ cells, bytes: bytes - end });
      end = bytes;
      return null;
    },
  });
  let failure: Error | null = null;
  parser.on('error', (error) => {
    failure = error;
  });
  parser.resume();
  const settle = (done: (callback: (error?: Error | null) => void) => void): Promise<Error | null> =>
    new Promise((resolve) => {
      done((error) => resolve(failure ?? error ?? null));
    });
  return {
    feed: async (bytes, isLast) => {
      records = [];
      let problem = bytes.length === 0 ? null : await settle((callback) => parser.write(bytes, callback));
      if (problem === null && isLast) problem = await settle((callback) => parser.end(callback));
      return { records, problem };
    },
    close: () => parser.destroy(),
  };
};
