import { access, constants, mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { basename, delimiter, dirname, join } from 'node:path';

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const link = async (target: string, path: string): Promise<void> => {
  await symlink(target, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
};

/**
 * npm packages cannot hold symbolic links, so `libpq.so.5` and its like are made by an install script,
 * which npm 11 does not run. Makes the missing ones beside the libraries, or in `spareDir` when the
 * package folder is read-only; returns the folders the loader must then look into.
 */
export const restoreLibraryLinks = async (native: string, spareDir: string): Promise<string | undefined> => {
  const listed = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as {
    source: string;
    target: string;
  }[];
  const missing: { library: string; path: string }[] = [];
  for (const { source, target } of listed) {
    const path = join(native, '..', target);
    if (!(await exists(path))) missing.push({ library: basename(source), path });
  }
  if (missing.length === 0) return undefined;
  const libraries = dirname(missing[0]?.path ?? native);
  const writable = await access(libraries, constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!writable) await mkdir(spareDir, { recursive: true, mode: 0o755 });
  for (const { library, path } of missing) {
    await (writable
      ? link(library, path)
      : link(join(dirname(path), library), join(spareDir, basename(path))));
  }
  // The libraries' own search path starts where a library was found, so the package folder is named as well.
  return writable ? undefined : `${spareDir}${delimiter}${libraries}`;
};
