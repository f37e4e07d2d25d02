import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportSource } from './import-source.js';

const chunkBytes = 256 * 1024;

/** A file on disk as the source of an import. Throws what `stat` throws when it is not there. */
export const fileSource = async (path: string): Promise<ImportSource> => ({
  name: basename(path),
  sizeBytes: (await stat(path)).size,
  open: () => createReadStream(path, { highWaterMark: chunkBytes }),
});
