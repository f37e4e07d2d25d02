import { chown, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newAccess, writeAccess } from './access-file.js';
import type { ClusterHome } from './cluster-home.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { runProgram } from './run-program.js';

export const SUPERUSER = 'postgres';

const STAGING = /^cluster\.new-(\d+)-/;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Removes what first starts that were killed left behind; those still at work keep theirs. */
const sweepStaging = async (directory: string): Promise<void> => {
  for (const name of await readdir(directory)) {
    const pid = STAGING.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await rm(join(directory, name), { recursive: true, force: true });
  }
};

const initialise = async (home: ClusterHome, staging: string): Promise<void> => {
  const access = await newAccess();
  const passwordFile = join(staging, 'password');
  const cluster = join(staging, 'cluster');
  await writeFile(passwordFile, access.password, { mode: 0o600 });
  const { owner } = home.launcher;
  if (owner) for (const path of [staging, passwordFile]) await chown(path, owner.uid, owner.gid);
  const { code, output } = await runProgram({
    launcher: home.launcher,
    file: home.binaries.initdb,
    libraryPath: home.binaries.libraryPath,
    args: [
      `--pgdata=${cluster}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order and case rules on every machine, whatever locales it has.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(home.durability === 'none' ? ['--no-sync'] : []),
    ],
  });
  if (code !== 0) throw new EmbeddedPostgresError(`PostgreSQL could not create its database: ${output}`);
  await writeAccess(cluster, access, owner);
  // Fails if somebody else was faster: a directory never replaces one that holds files.
  await rename(cluster, home.cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
};

/**
 * Makes the cluster unless it exists. It appears complete or not at all, also when several processes try at once or one
 * is killed half-way.
 * @throws EmbeddedPostgresError with initdb's words when that fails
 */
export const createCluster = async (home: ClusterHome): Promise<void> => {
  const exists = await stat(home.cluster).then(
    () => true,
    () => false,
  );
  if (exists) return;
  home.onProgress('Creating the database');
  await sweepStaging(home.directory);
  const staging = await mkdtemp(join(home.directory, `cluster.new-${process.pid}-`));
  try {
    await initialise(home, staging);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
};
