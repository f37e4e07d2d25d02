import knex, { type Knex } from 'knex';
import pg from 'pg';
import { AppError } from '../errors/errors.js';

/** One transaction bound to one team: row level security lets nothing else through. */
export interface TeamScope {
  readonly teamId: string;
  readonly trx: Knex.Transaction;
}

export interface PreparedQuery {
  /** Name under which the server keeps the plan; one text per name. */
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
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

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '08001',
  '53300',
]);

/** A lost connection is told apart from a fault of ours: callers get 503 and may repeat. */
export const isUnreachable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    unreachable.has(code) ||
    error.name === 'KnexTimeoutError' ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|the database system is/i.test(
      error.message,
    )
  );
};

const translate = (error: unknown): unknown =>
  isUnreachable(error)
    ? new AppError('unavailable', 'The database cannot be reached; try again in a moment.', {
        cause: error,
        retryAfterMs: 1000,
      })
    : error;

const statementTimeoutMs = 30_000;

/**
 * @param options.url connection of the application role, which cannot bypass row level security
 * @param options.connections upper bound for each of the two pools
 */
export const createDatabase = (options: { url: string; connections?: number }): Database => {
  const max = options.connections ?? 10;
  const settings = { connectionString: options.url, keepAlive: true, statement_timeout: statementTimeoutMs };
  const db = knex({
    client: 'pg',
    connection: settings,
    pool: { min: 0, max, acquireTimeoutMillis: 5_000, createTimeoutMillis: 3_000 },
    acquireConnectionTimeout: 5_000,
  });
  const pipelined = new pg.Pool({
    ...settings,
    max,
    connectionTimeoutMillis: 3_000,
    pipeline: true,
  } as pg.PoolConfig);
  const sessions = new pg.Pool({
    connectionString: options.url,
    max: 20,
    keepAlive: true,
    connectionTimeoutMillis: 3_000,
    options: '-c search_path=bullmq,public',
  });
  sessions.setMaxListeners(50);
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  for (const pool of [pipelined, sessions]) pool.on('error', () => undefined);

  const transaction = async <T>(
    setting: string | null,
    value: string,
    work: (trx: Knex.Transaction) => Promise<T>,
  ): Promise<T> => {
    try {
      return await db.transaction(async (trx) => {
        if (setting !== null) await trx.raw('select set_config(?, ?, true)', [setting, value]);
        return work(trx);
      });
    } catch (error) {
      throw translate(error);
    }
  };

  const readTeam = async <Row extends pg.QueryResultRow>(
    teamId: string,
    query: PreparedQuery,
  ): Promise<Row[]> => {
    const client = await pipelined.connect().catch((error: unknown) => {
      throw translate(error);
    });
    let broken = false;
    try {
      const sent = [
        client.query('begin read only'),
        client.query({
          name: 'set-team',
          text: `select set_config('app.team_id', $1, true)`,
          values: [teamId],
        }),
        client.query<Row>({ name: query.name, text: query.text, values: [...query.values] }),
        client.query('commit'),
      ] as const;
      const [, , answer] = await Promise.all(sent);
      return answer.rows;
    } catch (error) {
      broken = true;
      throw translate(error);
    } finally {
      client.release(broken);
    }
  };

  return {
    inTeam: (teamId, work) => transaction('app.team_id', teamId, (trx) => work({ teamId, trx })),
    asUser: (userId, work) => transaction('app.user_id', userId, work),
    global: (work) => transaction(null, '', work),
    readTeam,
    pool: sessions,
    ping: async () => {
      await pipelined.query('select 1').catch((error: unknown) => {
        throw translate(error);
      });
    },
    close: async () => {
      await Promise.all([db.destroy(), pipelined.end(), sessions.end()]);
    },
  };
};
