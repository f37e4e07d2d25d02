import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { loadConfig } from '../config.js';
import { compose, type Composed } from '../compose.js';
import { makeSignInLink } from '../identity/index.js';
import { createLogger, type Logger } from '../platform/log/logger.js';
import { loadKeys } from '../platform/secrets/key-file.js';
import { databaseFromTemplate } from './database-from-template.js';
import { listenOnLoopback } from './on-loopback.js';

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The whole envelope. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export interface TestApp {
  readonly url: string;
  /** Connections of its database, for further processes. */
  readonly databaseUrls: { readonly app: string; readonly owner: string };
  readonly composed: Composed;
  readonly database: Composed['database'];
  readonly dataDir: string;
  /** The role that owns the schema; not bound by row level security. */
  readonly databaseOwnerUrl: string;
  /** Makes the owner of a new installation; its token is used by `call` unless another is given. */
  readonly owner: { readonly token: string; readonly teamId: string; readonly userId: string };
  readonly call: (
    method: string,
    pathBelowApi: string,
    options?: { body?: unknown; token?: string | null; headers?: Record<string, string> },
  ) => Promise<TestAnswer>;
  readonly close: () => Promise<void>;
}

export interface TestAppOptions {
  /** Runs jobs and the scheduler too, as one process does by default. */
  readonly jobs?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Takes the log instead of standard error. */
  readonly log?: Logger;
}

const password = 'a long test password';

/** The whole backend on a database of its own, listening on loopback, with an owner signed in; answers are checked strictly against the contracts. */
export const startApp = async (options: TestAppOptions = {}): Promise<TestApp> => {
  const testDatabase = await databaseFromTemplate();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'valora-app-'));
  const config = loadConfig({
    VALORA_DATA_DIR: dataDir,
    STRICT_RESPONSES: '1',
    LOG_LEVEL: 'error',
    RATE_LIMIT_SIGN_IN_PER_MINUTE: '1000',
    ...options.env,
  });
  const url = { current: '' };
  const composed = compose({
    config,
    databaseUrl: testDatabase.appUrl,
    keys: await loadKeys(dataDir),
    log: options.log ?? createLogger({ level: config.logLevel }),
    publicUrl: () => url.current,
  });
  const server = createServer(composed.app);
  url.current = await listenOnLoopback(server);
  composed.live.attach(server);
  const workers = options.jobs === true ? composed.startWorkers() : null;
  if (options.jobs === true) {
    composed.relay.start();
    composed.scheduler.start();
  }

  const request = async (
    method: string,
    pathBelowApi: string,
    more: { body?: unknown; token?: string | null; headers?: Record<string, string> } = {},
  ): Promise<TestAnswer> => {
    const answer = await fetch(`${url.current}/api/v1${pathBelowApi}`, {
      method,
      headers: {
        ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(more.token == null ? {} : { authorization: `Bearer ${more.token}` }),
        ...more.headers,
      },
      ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
    });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) };
  };

  const link = await makeSignInLink(composed.database);
  const made = await request('POST', '/setup/owner', {
    body: {
      linkToken: link?.token,
      email: 'owner@example.com',
      password,
      name: 'Mara Lindqvist',
      team: { name: 'Harbour', currency: 'EUR', dayRate: 600 },
      tokens: true,
    },
  });
  if (made.status !== 201) throw new Error(`no owner could be made: ${JSON.stringify(made.body)}`);
  const owner = {
    token: made.body.data.accessToken as string,
    teamId: made.body.data.team.id as string,
    userId: made.body.data.user.id as string,
  };

  return {
    url: url.current,
    databaseUrls: { app: testDatabase.appUrl, owner: testDatabase.ownerUrl },
    composed,
    database: composed.database,
    dataDir,
    databaseOwnerUrl: testDatabase.ownerUrl,
    owner,
    call: (method, pathBelowApi, more = {}) => request(method, pathBelowApi, { token: owner.token, ...more }),
    close: async () => {
      await composed.live.close();
      await new Promise((resolve) => server.close(resolve));
      await composed.relay.stop();
      await workers?.close();
      await composed.scheduler.stop();
      await composed.queues.close();
      await composed.database.close();
      await testDatabase.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
