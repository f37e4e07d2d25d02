import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Lake } from '../platform/index.js';
import type { ImportSource } from './import-source.js';
import { openSheet } from './open-sheet.js';

/** Where an import’s objects lie: one folder per team and day. */
export const lakeFolder = (teamId: string, at: Date): string =>
  `raw/source=import/team=${teamId}/date=${at.toISOString().slice(0, 10)}`;

/** Told again and again how many bytes have been read; the reading waits for it. */
export type OnRead = (bytesRead: number) => Promise<void>;

const linesOf = async function* (source: ImportSource, onRead: OnRead): AsyncGenerator<string> {
  const sheet = await openSheet(source);
  let bytesRead = 0;
  for await (const item of sheet.rows((bytes) => (bytesRead = bytes))) {
    await onRead(bytesRead);
    const { line } = item;
    const row =
      item.kind === 'row' ? { line, row: item.raw() } : { line, unreadable: item.value, reason: item.reason };
    yield `${JSON.stringify(row)}\n`;
  }
};

/**
 * Keeps every row of a file, readable or not, as JSON lines (gzip) in the lake, before anything is derived from it.
 * Writing again replaces the object by the same one. Throws UnreadableFile when the file is no table.
 */
export const keepRawRows = async (
  lake: Lake,
  key: string,
  { source, onRead }: { readonly source: ImportSource; readonly onRead: OnRead },
): Promise<void> => {
  // A failure on either side ends both; the lake reports it.
  const packed = pipeline(Readable.from(linesOf(source, onRead)), createGzip(), () => undefined);
  await lake.write(key, packed);
};
