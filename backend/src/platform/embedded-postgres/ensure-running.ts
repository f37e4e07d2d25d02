import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterHome } from './cluster-home.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { takeLease, type Lease } from './lease.js';
import { lookAtPostmaster, type Postmaster } from './postmaster.js';
import { startServer } from './start-server.js';

const POLL_MS = 50;
const PATIENCE_MS = 60_000;

export type Running = { lease: Lease; pid: number; /** The server was already there. */ attached: boolean };

const waitingFor = (seen: Postmaster): string =>
  seen.state === 'running' && seen.status === 'stopping'
    ? 'Waiting for the previous PostgreSQL to stop'
    : 'Waiting for PostgreSQL to become ready';

/**
 * Makes sure that this cluster's server runs and that we are registered as its user: re-attaches to a live one, waits for
 * one that is starting or stopping, starts one otherwise.
 * @param options.port insist on this port
 * @throws EmbeddedPostgresError when the server cannot be started or does not become usable within a minute
 */
export const ensureRunning = async (home: ClusterHome, options: { port?: number } = {}): Promise<Running> => {
  const deadline = Date.now() + PATIENCE_MS;
  let startedPid: number | undefined;
  let shown = '';
  const show = (step: string): void => {
    if (step !== shown) home.onProgress(step);
    shown = step;
  };
  while (Date.now() < deadline) {
    const seen = await lookAtPostmaster(home.cluster);
    if (seen.state !== 'running') {
      show('Starting PostgreSQL');
      startedPid = await startServer(home, {
        port: options.port,
        stalePid: seen.state === 'dead' ? seen.pid : undefined,
      });
      if (startedPid) continue;
    } else if (seen.status === 'ready') {
      const lease = await takeLease(home.cluster, seen.port);
      if (lease) return { lease, pid: seen.pid, attached: seen.pid !== startedPid };
    }
    show(waitingFor(seen));
    await sleep(POLL_MS);
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL in ${home.cluster} did not become ready within ${PATIENCE_MS / 1000} s; see ${home.serverLog}.`,
  );
};
