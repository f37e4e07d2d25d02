import knex, { type Knex } from 'knex';
import pg from 'pg';
import { readTeamFrom, type PreparedQuery } from './read-team.js';
import { translateDatabaseError } from './unreachable.js';

/** One transaction bound to one team: row level security lets nothing else through. */
export interface TeamScope {
  readonly teamId: string;
  readonly trx: Knex.Transaction;
}

export interface Database {
  /** Runs in one transaction of the team; commits when the promise resolves. */
  inTeam: <T>(teamId: string, work: (scope: TeamScope) => Promise<T>) => Promise<T>;
  /** Runs in one transaction without a team, as this user: sees the user’s own memberships only. */
  asUser: <T>(userId: string, work: (trx: Knex.Transaction) => Promise<T>) => Promise<T>;
  /** Runs in one transaction without team and user: global tables only. */
  global: <T>(work: (trx: Knex.Transaction) => Promise<T>) => Promise<T>;
  /** One prepared read of a team, begin to commit in a single round trip. */
  readTeam: <Row extends pg.QueryResultRow>(teamId: string, query: PreparedQuery) => Promise<Row[]>;
  /** The pool BullMQ and the WebSocket adapter share; session connections, never behind a transaction pooler. */
  readonly pool: pg.Pool;
  ping: () => Promise<void>;
  close: () => Promise<void>;
}

const statementTimeoutMs = 30_000;
const connectTimeoutMs = 3_000;

const openPools = (url: string, max: number) => {
  const settings = { connectionString: url, keepAlive: true, connectionTimeoutMillis: connectTimeoutMs };
  const db = knex({
    client: 'pg',
    connection: { connectionString: url, keepAlive: true, statement_timeout: statementTimeoutMs },
    pool: { min: 0, max, acquireTimeoutMillis: 5_000, createTimeoutMillis: connectTimeoutMs },
    acquireConnectionTimeout: 5_000,
    // It would print every broken connection; whoever needed it gets the error.
    log: { warn: () => undefined },
  });
  const reads = new pg.Pool({
    ...settings,
    max,
    statement_timeout: statementTimeoutMs,
    pipeline: true,
  } as pg.PoolConfig);
  const sessions = new pg.Pool({ ...settings, max: 20, options: '-c search_path=bullmq,public' });
  sessions.setMaxListeners(50);
  // A connection that breaks is replaced at the next use. Without a listener of the pool (for idle ones) and one of each
  // connection (the pool takes its own away while somebody uses it) the break would end the process.
  for (const pool of [reads, sessions]) {
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
  }
  return { db, reads, sessions };
};

/**
 * @param options.url connection of the application role, which cannot bypass row level security
 * @param options.connections upper bound for each of the two pools of requests
 */
export const createDatabase = (options: { url: string; connections?: number }): Database => {
  const { db, reads, sessions } = openPools(options.url, options.connections ?? 10);

  const transaction = async <T>(
    setting: readonly [string, string] | null,
    work: (trx: Knex.Transaction) => Promise<T>,
  ): Promise<T> => {
    try {
      return await db.transaction(async (trx) => {
        if (setting !== null) await trx.raw('select set_config(?, ?, true)', [...setting]);
        return work(trx);
      });
    } catch (error) {
      throw translateDatabaseError(error);
    }
  };

  return {
    inTeam: (teamId, work) => transaction(['app.team_id', teamId], (trx) => work({ teamId, trx })),
    asUser: (userId, work) => transaction(['app.user_id', userId], work),
    global: (work) => transaction(null, work),
    readTeam: readTeamFrom(reads),
    pool: sessions,
    ping: async () => {
      await reads.query('select 1').catch((error: unknown) => {
        throw translateDatabaseError(error);
      });
    },
    close: async () => {
      await Promise.all([db.destroy(), reads.end(), sessions.end()]);
    },
  };
};
