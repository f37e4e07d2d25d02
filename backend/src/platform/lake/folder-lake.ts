import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../ids.js';

/** Where raw payloads and artifacts lie: objects by key, written whole or not at all. */
export interface Lake {
  /** Streams to a key such as `raw/source=import/team=…/date=…/x.jsonl.gz`; an object that was there is replaced. */
  write: (key: string, content: Readable) => Promise<{ bytes: number }>;
  /** @throws when there is no such object */
  read: (key: string) => Promise<Readable>;
  /** Keys below a prefix folder, sorted. */
  list: (prefix: string) => Promise<string[]>;
  /** Removes an object or everything below a prefix folder; nothing there is no error. */
  remove: (key: string) => Promise<void>;
}

const validKey = /^[A-Za-z0-9=._-]+(\/[A-Za-z0-9=._-]+)*$/;

/** The lake as a folder: a temporary file is renamed into place, so a reader never sees half an object. */
export const createFolderLake = (options: { folder: string }): Lake => {
  const locate = (key: string): string => {
    if (!validKey.test(key) || key.split('/').some((part) => part === '.' || part === '..'))
      throw new Error(`not a key of the lake: ${JSON.stringify(key)}`);
    return path.join(options.folder, ...key.split('/'));
  };

  const list = async (prefix: string): Promise<string[]> => {
    const entries = await readdir(locate(prefix), { recursive: true, withFileTypes: true }).catch(() => []);
    return entries
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
      .map((entry) =>
        path.relative(options.folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
      )
      .sort();
  };

  return {
    write: async (key, content) => {
      const target = locate(key);
      const temporary = `${target}.${newId()}.part`;
      await mkdir(path.dirname(target), { recursive: true });
      try {
        await pipeline(content, createWriteStream(temporary, { mode: 0o600 }));
        const { size } = await stat(temporary);
        await rename(temporary, target);
        return { bytes: size };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    read: async (key) => {
      const file = locate(key);
      await stat(file);
      return createReadStream(file);
    },
    list,
    remove: (key) => rm(locate(key), { recursive: true, force: true }),
  };
};
