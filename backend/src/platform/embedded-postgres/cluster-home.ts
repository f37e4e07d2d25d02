import { chmod, chown, lstat, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findBinaries, type Binaries } from './binaries.js';
import { chooseLauncher } from './choose-launcher.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { Account, Launcher } from './launcher.js';
import type { Durability } from './server-settings.js';

/** The three calls of a pino logger that this folder needs. */
export type StarterLog = Record<'info' | 'warn' | 'error', (fields: object, message: string) => void>;

/** Everything about one cluster that stays the same while Node runs. Paths are absolute and without links. */
export type ClusterHome = {
  directory: string;
  cluster: string;
  serverLog: string;
  binaries: Binaries;
  launcher: Launcher;
  durability: Durability;
  log: StarterLog;
  onProgress: (step: string) => void;
};

const ownerOf = (path: string): Promise<Account | undefined> =>
  stat(path).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => undefined,
  );

const assertOurs = (cluster: string, owner: Account | undefined): void => {
  const self = process.getuid?.();
  if (self === undefined || self === 0 || !owner || owner.uid === self) return;
  throw new EmbeddedPostgresError(
    `The database in ${cluster} belongs to another user (uid ${owner.uid}). ` +
      'Start as root or that user, or choose another VALORA_DATA_DIR.',
  );
};

const giveTree = async (path: string, owner: Account): Promise<void> => {
  const entry = await lstat(path);
  if (entry.isSymbolicLink()) return;
  await chown(path, owner.uid, owner.gid);
  if (!entry.isDirectory()) return;
  for (const name of await readdir(path)) await giveTree(join(path, name), owner);
};

/** A cluster copied by root belongs to root: hand all of it to the account that will run PostgreSQL. */
const settleOwner = async (cluster: string, launcher: Launcher): Promise<void> => {
  const current = await ownerOf(cluster);
  if (!current || !launcher.owner) return;
  if (current.uid !== launcher.owner.uid) await giveTree(cluster, launcher.owner);
  // PostgreSQL refuses a directory that others may enter.
  await chmod(cluster, 0o700);
};

export type HomeOptions = {
  dataDir: string;
  log: StarterLog;
  durability: Durability;
  onProgress: (step: string) => void;
};

/**
 * Prepares `<dataDir>/postgres` and decides how PostgreSQL will be run there.
 * @throws EmbeddedPostgresError when the cluster is another user's or PostgreSQL cannot run here
 */
export const openClusterHome = async (options: HomeOptions): Promise<ClusterHome> => {
  // 0711: the account that runs PostgreSQL may pass through, nobody may look; files inside are 0600.
  const wanted = join(options.dataDir, 'postgres');
  await mkdir(wanted, { recursive: true, mode: 0o711 });
  const directory = await realpath(wanted);
  const cluster = join(directory, 'cluster');
  const owner = await ownerOf(cluster);
  assertOurs(cluster, owner);
  const binaries = await findBinaries({ spareLibraryDir: join(directory, 'lib') });
  const launcher = await chooseLauncher(
    { directory, postgres: binaries.postgres, libraryPath: binaries.libraryPath },
    owner,
  );
  await settleOwner(cluster, launcher);
  const serverLog = join(directory, 'server.log');
  const { log, durability, onProgress } = options;
  return { directory, cluster, serverLog, binaries, launcher, durability, log, onProgress };
};
