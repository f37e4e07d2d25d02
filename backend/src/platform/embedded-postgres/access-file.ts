import { randomBytes, randomInt } from 'node:crypto';
import { chown, readFile, rename, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import type { Account } from './launcher.js';

/**
 * How to reach the cluster. Kept inside it (mode 0600), so that password and cluster can never be parted.
 * `port` is the one to use at the next start; while a server runs, its `postmaster.pid` decides.
 */
export type Access = { password: string; port: number };

const FILE = 'valora-access.json';
// Above the registered services people run, below the ports that systems hand to outgoing connections.
const LOWEST_PORT = 20_000;
const PORT_AFTER_HIGHEST = 30_000;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(true)));
  });

/** The wanted port if nobody listens there, else a random free one. */
export const freePort = async (wanted?: number): Promise<number> => {
  let port = wanted ?? randomInt(LOWEST_PORT, PORT_AFTER_HIGHEST);
  while (!(await isFree(port))) port = randomInt(LOWEST_PORT, PORT_AFTER_HIGHEST);
  return port;
};

export const newAccess = async (): Promise<Access> => ({
  password: randomBytes(32).toString('base64url'),
  port: await freePort(),
});

/** Replaces the file in one step. `owner` is who must be able to read it as PostgreSQL syncs its directory. */
export const writeAccess = async (cluster: string, access: Access, owner?: Account): Promise<void> => {
  const temporary = join(cluster, `${FILE}.${process.pid}`);
  await writeFile(temporary, JSON.stringify(access), { mode: 0o600 });
  if (owner) await chown(temporary, owner.uid, owner.gid);
  await rename(temporary, join(cluster, FILE));
};

/** @throws EmbeddedPostgresError when the cluster belongs to somebody else or has lost its password */
export const readAccess = async (cluster: string): Promise<Access> => {
  try {
    return JSON.parse(await readFile(join(cluster, FILE), 'utf8')) as Access;
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The database in ${cluster} cannot be opened: its password file ${FILE} is missing, damaged or belongs to another user.`,
      { cause },
    );
  }
};
