import { open, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, readAccess, writeAccess } from './access-file.js';
import type { ClusterHome } from './cluster-home.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { lookAtPostmaster } from './postmaster.js';
import { spawnProgram } from './run-program.js';
import { serverArguments } from './server-settings.js';

const POLL_MS = 15;
const LOG_LIMIT_BYTES = 5_000_000;

/** Reasons that pass by themselves: another starter was faster, or a crashed server's children still run. */
const PASSING = /lock file .* already exists|shared memory block|Address already in use/s;

/** Opens the server's log for appending; one that has grown too long begins anew. */
const openServerLog = async (path: string) => {
  const file = await open(path, 'a', 0o600);
  const { size } = await file.stat();
  if (size > LOG_LIMIT_BYTES) await file.truncate();
  return { file, from: size > LOG_LIMIT_BYTES ? 0 : size };
};

const portFor = async (home: ClusterHome, pinned: number | undefined): Promise<number> => {
  if (pinned) return pinned;
  const access = await readAccess(home.cluster);
  const port = await freePort(access.port);
  if (port !== access.port) await writeAccess(home.cluster, { ...access, port }, home.launcher.owner);
  return port;
};

/**
 * Starts a postmaster and waits until it is ready or gives up; a recovery after a crash counts as waiting.
 * @param options.port must be this one: others hold addresses with it; otherwise the cluster's own or a free one
 * @param options.stalePid number in a left-over `postmaster.pid` that is no postmaster of this cluster
 * @returns the postmaster's process id; undefined when it ended for a reason that passes by itself
 * @throws EmbeddedPostgresError with the server's words when it ended for any other reason
 */
export const startServer = async (
  home: ClusterHome,
  options: { port?: number | undefined; stalePid?: number | undefined },
): Promise<number | undefined> => {
  const port = await portFor(home, options.port);
  const { file, from } = await openServerLog(home.serverLog);
  const child = spawnProgram(
    {
      launcher: home.launcher,
      file: home.binaries.postgres,
      libraryPath: home.binaries.libraryPath,
      args: ['-D', home.cluster, ...serverArguments({ port, durability: home.durability })],
      // PostgreSQL takes a lock file with its "grandparent's" number for stale, and still checks that no process uses
      // the shared memory named there; deleting the file would skip that check.
      ...(options.stalePid && { env: { PG_GRANDPARENT_PID: String(options.stalePid) } }),
    },
    ['ignore', file.fd, file.fd],
  );
  await file.close();
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended ??= `exit ${code ?? signal}`));
  // Node may end without stopping the server; the next start finds it again.
  child.unref();
  while (ended === undefined) {
    const seen = await lookAtPostmaster(home.cluster);
    if (seen.state === 'running' && seen.pid === child.pid && seen.status === 'ready') return seen.pid;
    await sleep(POLL_MS);
  }
  const said = (await readFile(home.serverLog)).subarray(from).toString().trim();
  if (PASSING.test(said)) return undefined;
  throw new EmbeddedPostgresError(`PostgreSQL did not start (${ended}): ${said.slice(-2000)}`);
};
