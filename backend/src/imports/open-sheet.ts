import { csvSheet } from './csv/csv-sheet.js';
import { detectFormat } from './detect-format.js';
import type { ImportSource } from './import-source.js';
import { jsonSheet } from './json/json-sheet.js';
import type { Sheet } from './sheet.js';
import type { Encoding } from './text/detect-encoding.js';
import { toUtf8 } from './text/to-utf8.js';

/** Enough to see how a file is written: the header of a Jira export alone may take 20 KB. */
const headBytes = 256 * 1024;

const readHead = async (source: ImportSource): Promise<{ head: Buffer; encoding: Encoding }> => {
  const parts: Buffer[] = [];
  let size = 0;
  let encoding: Encoding = 'utf-8';
  for await (const chunk of toUtf8(source.open())) {
    parts.push(chunk.bytes);
    size += chunk.bytes.length;
    encoding = chunk.encoding;
    if (size >= headBytes) break;
  }
  return { head: Buffer.concat(parts), encoding };
};

/** Recognises a file by its content and opens it as a table. Throws UnreadableFile for what is none. */
export const openSheet = async (source: ImportSource): Promise<Sheet> => {
  const { head, encoding } = await readHead(source);
  const format = detectFormat(head);
  return format.kind === 'csv'
    ? csvSheet(source, { dialect: format.dialect, encoding })
    : jsonSheet(source, { format: format.kind, encoding });
};
