import type { Server } from 'node:http';
import { parseArgs } from 'node:util';
import type { AddressInfo } from 'node:net';
import { loadConfig, type Config } from './config.js';
import { compose, type Composed } from './compose.js';
import { closeHttpServer, createHttpServer } from './http/http-server.js';
import { importAtStart } from './import-at-start.js';
import { makeSignInLink } from './identity/index.js';
import { migrate } from './platform/db/migrate.js';
import {
  ensureDatabase,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from './platform/embedded-postgres/index.js';
import { createLogger } from './platform/log/logger.js';
import type { Logger } from './platform/index.js';
import { loadKeys } from './platform/secrets/key-file.js';
import { handleSignals, type Step } from './shutdown.js';

/** Requests that still run when the server closes get this long; a file of which more is to come is cut off. */
const finishRequestsMs = 10_000;

interface OpenedDatabase {
  readonly appUrl: string;
  readonly embedded: EmbeddedPostgres | null;
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const withUser = (url: string, user: string, password: string): string => {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
};

/** The configured database, or the embedded one; migrated either way. */
const openDatabase = async (config: Config, log: Logger): Promise<OpenedDatabase> => {
  if (config.database !== null) {
    const password = decodeURIComponent(new URL(config.database.appUrl).password);
    await migrate({ ownerUrl: config.database.ownerUrl, appPassword: password });
    return { appUrl: config.database.appUrl, embedded: null };
  }
  const embedded = await startEmbeddedPostgres({ dataDir: config.dataDir, log, onProgress: say });
  const ownerUrl = await ensureDatabase({ superuserUrl: embedded.superuserUrl, name: 'valora' });
  const appPassword = embedded.passwordFor('valora_app');
  await migrate({ ownerUrl, appPassword });
  return { appUrl: withUser(ownerUrl, 'valora_app', appPassword), embedded };
};

const listen = async (app: Composed['app'], config: Config): Promise<Server> => {
  const server = createHttpServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.http.port, config.http.host, resolve);
  });
  return server;
};

const addressOf = (server: Server, config: Config): string => {
  const { port } = server.address() as AddressInfo;
  const host = ['0.0.0.0', '::'].includes(config.http.host) ? 'localhost' : config.http.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
};

const explainListenError = (error: unknown, config: Config): Error =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    ? new Error(
        `Port ${String(config.http.port)} is in use. Stop what listens there or choose another: PORT=4001 npm start`,
      )
    : (error as Error);

const printWelcome = async (composed: Composed, url: string): Promise<void> => {
  const link = await makeSignInLink(composed.database);
  say(`\nValora is ready at ${url}`);
  if (link?.purpose === 'owner')
    say(`Set it up with this one-time link: ${url}/welcome#link=${link.token}\n`);
  if (link?.purpose === 'sign-in')
    say(`Sign in with this one-time link: ${url}/sign-in#link=${link.token}\n`);
};

/** @throws Error that says how it is used */
const readArguments = (argv: readonly string[]): string[] => {
  try {
    return (
      parseArgs({ args: [...argv], options: { import: { type: 'string', multiple: true } } }).values.import ??
      []
    );
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : ''}\nUsage: npm start [-- --import FILE …]`, {
      cause: error,
    });
  }
};

/** Configuration → database → wiring → the roles in ROLES. Returns when everything listens; signals shut it down. */
export const main = async (argv: readonly string[]): Promise<void> => {
  const files = readArguments(argv);
  const config = loadConfig();
  const log = createLogger({ level: config.logLevel });
  const keys = await loadKeys(config.dataDir);
  const { appUrl, embedded } = await openDatabase(config, log);
  const url = { current: config.http.publicUrl ?? '' };
  const composed = compose({ config, databaseUrl: appUrl, keys, log, publicUrl: () => url.current });
  const steps: Step[] = [];

  if (config.roles.includes('web')) {
    const server = await listen(composed.app, config).catch((error: unknown) => {
      throw explainListenError(error, config);
    });
    composed.live.attach(server);
    url.current = config.http.publicUrl ?? addressOf(server, config);
    steps.push({
      name: 'web',
      run: () => {
        composed.live.endConnections();
        return closeHttpServer(server, finishRequestsMs);
      },
    });
  }
  if (config.roles.includes('worker')) {
    const workers = composed.startWorkers();
    composed.relay.start();
    steps.push({ name: 'relay', run: composed.relay.stop }, { name: 'workers', run: workers.close });
  }
  if (config.roles.includes('scheduler')) {
    composed.scheduler.start();
    steps.push({ name: 'scheduler', run: composed.scheduler.stop });
  }
  steps.push(
    { name: 'live', run: composed.live.close },
    { name: 'queues', run: composed.queues.close },
    { name: 'database', run: composed.database.close },
  );
  if (embedded !== null) steps.push({ name: 'PostgreSQL', run: async () => void (await embedded.stop()) });
  handleSignals({
    drain: { begin: composed.drain.begin, forMs: config.roles.includes('web') ? config.http.drainMs : 0 },
    steps,
    log,
    say,
  });
  if (config.roles.includes('web')) await printWelcome(composed, url.current);
  await importAtStart(composed, files, say);
};
