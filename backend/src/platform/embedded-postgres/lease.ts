import { realpath } from 'node:fs/promises';
import pg from 'pg';
import { readAccess } from './access-file.js';
import { SUPERUSER } from './create-cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/**
 * A connection that says "this process uses the server": a shared advisory lock, which ends with the process however it
 * dies. Whoever can turn it into an exclusive lock is the last user and may stop the server.
 */
export type Lease = {
  port: number;
  password: string;
  /** Called once when the connection is lost, that is when the server went away. */
  onLost: (listener: () => void) => void;
  /** Gives up the use; true when nobody else uses the server and nobody new can begin to. */
  giveUp: () => Promise<boolean>;
  end: () => Promise<void>;
};

const LOCK = 'hashtextextended($$valora: process uses the embedded server$$, 0)';
const WRONG_PASSWORD = '28P01';

const confirmCluster = async (client: pg.Client, cluster: string): Promise<void> => {
  const { rows } = await client.query<{ directory: string }>(
    `select current_setting('data_directory') as directory`,
  );
  const directory = rows[0]?.directory ?? '';
  if ((await realpath(directory)) !== cluster) {
    throw new EmbeddedPostgresError(`Expected the database of ${cluster}, found that of ${directory}.`);
  }
};

/**
 * Connects to the server of this cluster and registers as its user.
 * @returns undefined when the server cannot be used at this moment (starting, stopping, gone)
 * @throws EmbeddedPostgresError when what answers is not this cluster's server
 */
export const takeLease = async (cluster: string, port: number): Promise<Lease | undefined> => {
  const { password } = await readAccess(cluster);
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    ssl: false,
    application_name: 'valora: uses the embedded server',
    connectionTimeoutMillis: 5_000,
  });
  const lost = new Promise<void>((resolve) => client.once('end', resolve));
  // The reason is in the server's log; what counts here is that the connection ended, which `end` tells.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await confirmCluster(client, cluster);
    await client.query(`select pg_advisory_lock_shared(${LOCK})`);
  } catch (error) {
    await client.end().catch(() => undefined);
    if (error instanceof EmbeddedPostgresError) throw error;
    if ((error as { code?: unknown }).code === WRONG_PASSWORD) {
      throw new EmbeddedPostgresError(
        `The server on port ${port} does not accept the password of ${cluster}.`,
      );
    }
    return undefined;
  }
  // The lease alone must not keep Node alive. Both are in pg since 8.0 and missing in @types/pg.
  const hold = client as pg.Client & Record<'ref' | 'unref', () => void>;
  hold.unref();
  return {
    port,
    password,
    onLost: (listener) => void lost.then(listener),
    giveUp: async () => {
      hold.ref();
      await client.query(`select pg_advisory_unlock_shared(${LOCK})`);
      const { rows } = await client.query<{ last: boolean }>(`select pg_try_advisory_lock(${LOCK}) as last`);
      return rows[0]?.last ?? false;
    },
    end: () => client.end(),
  };
};
