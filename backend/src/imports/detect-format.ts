import { csvDialect, type CsvDialect } from './csv/csv-dialect.js';
import { UnreadableFile } from './unreadable-file.js';

export type FileFormat =
  | { readonly kind: 'csv'; readonly dialect: CsvDialect }
  | { readonly kind: 'json_document' }
  | { readonly kind: 'json_lines' };

/** First characters of formats people upload by mistake; the old Excel format both as read and as windows-1252. */
const spreadsheets = ['PK\u0003\u0004', 'ÐÏ\u0011à', '\uFFFD\uFFFD\u0011\uFFFD'];

/** Characters no text holds; a few may be damage, one in ten is another kind of file. */
const controls = /(?![\t\n\v\f\r])\p{Cc}/gu;

const refuse = (text: string): void => {
  if (text.trim() === '') throw new UnreadableFile('empty_file', 'the file is empty.');
  if (spreadsheets.some((start) => text.startsWith(start)))
    throw new UnreadableFile(
      'spreadsheet_file',
      'it is a spreadsheet or an archive; save it as CSV and import that.',
    );
  if (/^\s*(?:<\?xml|<!doctype|<html|<rss)/i.test(text))
    throw new UnreadableFile(
      'markup_file',
      'it is XML or HTML; export the issues as CSV (all fields) instead.',
    );
  const odd = text.match(controls)?.length ?? 0;
  if (text.startsWith('%PDF-') || (odd > 64 && odd > text.length * 0.1))
    throw new UnreadableFile('not_text', 'it is not a text file; import CSV or JSON.');
};

/** True where the first line is a whole object by itself and no page of `search/jql`. */
const isJsonLines = (text: string): boolean => {
  const end = text.indexOf('\n');
  const line = (end < 0 ? text : text.slice(0, end)).trim();
  if (!line.startsWith('{')) return false;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Object.hasOwn(value, 'issues');
  } catch {
    // An object that goes on in the next line: a document.
    return false;
  }
};

/** Tells from the first bytes (as UTF-8), never from the name, how a file is written. Throws UnreadableFile for what is no table. */
export const detectFormat = (head: Buffer): FileFormat => {
  const text = head.toString('utf8');
  refuse(text);
  if (/^\s*[{[]\s*(?:["{}[\]]|$)/.test(text))
    return isJsonLines(text.trimStart()) ? { kind: 'json_lines' } : { kind: 'json_document' };
  return { kind: 'csv', dialect: csvDialect(text) };
};
