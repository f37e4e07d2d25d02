import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findBinaries } from '../platform/embedded-postgres/binaries.js';

/** Of the embedded PostgreSQL, such as `18.4`. */
export const postgresVersion = async (folder: string): Promise<string> => {
  const { postgres, libraryPath } = await findBinaries({ spareLibraryDir: folder });
  const { stdout } = await promisify(execFile)(postgres, ['--version'], {
    env: libraryPath === undefined ? {} : { LD_LIBRARY_PATH: libraryPath },
  });
  return /\d+(\.\d+)*/.exec(stdout)?.[0] ?? stdout.trim();
};
