import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openClusterHome, type ClusterHome, type StarterLog } from './cluster-home.js';
import { createCluster, SUPERUSER } from './create-cluster.js';
import { ensureRunning, type Running } from './ensure-running.js';
import { lookAtPostmaster } from './postmaster.js';
import type { Durability } from './server-settings.js';

const RESTART_PAUSE_MS = 1_000;
const STOP_PATIENCE_MS = 30_000;
const STOP_POLL_MS = 20;
/** https://www.postgresql.org/docs/18/server-shutdown.html */
const FAST_SHUTDOWN = 'SIGINT';
const IMMEDIATE_SHUTDOWN = 'SIGQUIT';

export type EmbeddedPostgres = {
  /** Connection address of the superuser, database `postgres`. */
  superuserUrl: string;
  port: number;
  /** True when the server already ran, started by another process or by one that was killed. */
  attached: boolean;
  /** A password for a role, the same at every start, made from the cluster's own secret. */
  passwordFor: (role: string) => string;
  /**
   * Ends our use. Stops the server (fast shutdown: open transactions are rolled back) unless another process uses it.
   */
  stop: () => Promise<'stopped' | 'left running'>;
};

const isAlive = async (home: ClusterHome, pid: number): Promise<boolean> => {
  const seen = await lookAtPostmaster(home.cluster);
  return seen.state === 'running' && seen.pid === pid;
};

const waitForEnd = async (home: ClusterHome, pid: number): Promise<boolean> => {
  const deadline = Date.now() + STOP_PATIENCE_MS;
  while (Date.now() < deadline) {
    if (!(await isAlive(home, pid))) return true;
    await sleep(STOP_POLL_MS);
  }
  return false;
};

/**
 * Stops this postmaster and no other: another process may start the next one the moment this one is gone, which
 * `pg_ctl stop` would wait for, and in the end stop too.
 */
const stopServer = async (home: ClusterHome, pid: number): Promise<void> => {
  // What is thrown away needs no last checkpoint.
  const signal = home.durability === 'none' ? IMMEDIATE_SHUTDOWN : FAST_SHUTDOWN;
  if (await isAlive(home, pid)) process.kill(pid, signal);
  if (await waitForEnd(home, pid)) return;
  home.log.warn(
    { pid },
    'PostgreSQL did not stop in time; stopping it at once, it recovers at its next start',
  );
  process.kill(pid, IMMEDIATE_SHUTDOWN);
  await waitForEnd(home, pid);
};

/** Keeps a server on the same port for as long as this process wants one: a server that was killed is started again. */
const superviseServer = (home: ClusterHome, first: Running) => {
  const { port } = first.lease;
  let stopping = false;
  const restart = async (): Promise<Running | undefined> => {
    while (!stopping) {
      try {
        const running = await ensureRunning(home, { port });
        home.log.info({ port, pid: running.pid }, 'PostgreSQL is back');
        return watch(running);
      } catch (error) {
        home.log.error({ err: error, port }, 'PostgreSQL cannot be started again; trying on');
        await sleep(RESTART_PAUSE_MS);
      }
    }
    return undefined;
  };
  const watch = (running: Running): Running => {
    running.lease.onLost(() => {
      if (stopping) return;
      home.log.warn({ port, pid: running.pid }, 'Lost PostgreSQL; starting it again');
      current = restart();
    });
    return running;
  };
  let current: Promise<Running | undefined> = Promise.resolve(watch(first));
  return {
    stop: async (): Promise<'stopped' | 'left running'> => {
      stopping = true;
      const running = await current;
      const last = (await running?.lease.giveUp().catch(() => false)) ?? false;
      if (last && running) await stopServer(home, running.pid);
      await running?.lease.end().catch(() => undefined);
      return last ? 'stopped' : 'left running';
    },
  };
};

/**
 * Starts PostgreSQL from the npm package, with its data in `<dataDir>/postgres`, listening on 127.0.0.1 only; or
 * re-attaches to the one that already serves this directory. The server survives a killed Node and is found by the next.
 * @param options.durability `none` for databases that are thrown away
 * @throws EmbeddedPostgresError when it cannot run here; the message says why and what to do
 */
export const startEmbeddedPostgres = async (options: {
  dataDir: string;
  log: StarterLog;
  onProgress?: (step: string) => void;
  durability?: Durability;
}): Promise<EmbeddedPostgres> => {
  const home = await openClusterHome({ durability: 'full', onProgress: () => undefined, ...options });
  await createCluster(home);
  const running = await ensureRunning(home);
  const { port, password } = running.lease;
  home.log.info(
    { port, pid: running.pid, attached: running.attached, runAs: home.launcher.name },
    'PostgreSQL is ready',
  );
  return {
    superuserUrl: `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
    port,
    attached: running.attached,
    passwordFor: (role) => createHmac('sha256', password).update(role).digest('base64url'),
    stop: superviseServer(home, running).stop,
  };
};
