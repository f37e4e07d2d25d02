import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { at } from './paths.mjs';

const NOT_SOURCES = new Set(['node_modules', 'dist']);

/** Every file below a folder of the project, as paths relative to the project, in a fixed order. */
export const listFiles = async (folder) => {
  const entries = await readdir(at(folder), { withFileTypes: true });
  const lists = await Promise.all(
    entries
      .filter(({ name }) => !NOT_SOURCES.has(name))
      .map((entry) => {
        const path = `${folder}/${entry.name}`;
        return entry.isDirectory() ? listFiles(path) : [path];
      }),
  );
  return lists.flat().sort();
};

/** One text that changes when a name or a content among the files changes. */
export const fingerprint = async (paths) => {
  const hash = createHash('sha256');
  const contents = await Promise.all(paths.map((path) => readFile(at(path))));
  for (const [index, path] of paths.entries()) {
    hash.update(`${path}\0${contents[index].length}\0`).update(contents[index]);
  }
  return hash.digest('hex');
};

export const readStamp = (folder) => readFile(join(folder, '.stamp'), 'utf8').catch(() => undefined);

export const writeStamp = async (folder, text) => {
  const file = join(folder, '.stamp');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
};
