import type { Server } from 'node:http';
import { parseArgs } from 'node:util';
import type { AddressInfo } from 'node:net';
import { loadConfig, type Config } from './config.js';
import { compose, type Composed } from './compose.js';
import { closeHttpServer, createHttpServer } from './http/http-server.js';
import { importAtStart } from './import-at-start.js';
import { makeSignInLink } from './identity/index.js';
import { openDatabase } from './open-database.js';
import { migrate } from './platform/db/migrate.js';
import { StartupError } from './platform/errors/startup-error.js';
import { createLogger } from './platform/log/logger.js';
import type { Logger } from './platform/index.js';
import { loadKeys } from './platform/secrets/key-file.js';
import { handleSignals, runSteps, type Step } from './shutdown.js';

/** Requests that still run when the server closes get this long; a file of which more is to come is cut off. */
const finishRequestsMs = 10_000;

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
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

const explainListenError = (error: unknown, config: Config): unknown =>
  (error as { code?: unknown }).code === 'EADDRINUSE'
    ? new StartupError(
        `Port ${String(config.http.port)} is in use. Stop what listens there or choose another: PORT=4001 npm start`,
      )
    : error;

const printWelcome = async (composed: Composed, url: string): Promise<void> => {
  const link = await makeSignInLink(composed.database);
  say(`\nValora is ready at ${url}`);
  if (link?.purpose === 'owner')
    say(`Set it up with this one-time link: ${url}/welcome#link=${link.token}\n`);
  if (link?.purpose === 'sign-in')
    say(`Sign in with this one-time link: ${url}/sign-in#link=${link.token}\n`);
};

/** @throws StartupError that says how it is used */
const readArguments = (argv: readonly string[]): string[] => {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: { import: { type: 'string', multiple: true } },
    });
    return values.import ?? [];
  } catch (error) {
    throw new StartupError(`${(error as Error).message}\nUsage: npm start [-- --import FILE …]`, {
      cause: error,
    });
  }
};

/** Starts what ROLES names; each part adds how it ends. Returns the address of the web role. */
const startRoles = async (composed: Composed, config: Config, steps: Step[]): Promise<string | null> => {
  if (config.roles.includes('scheduler')) {
    composed.scheduler.start();
    steps.push({ name: 'scheduler', run: composed.scheduler.stop });
  }
  if (config.roles.includes('worker')) {
    const workers = composed.startWorkers();
    composed.relay.start();
    steps.push({ name: 'workers', run: workers.close }, { name: 'relay', run: composed.relay.stop });
  }
  if (!config.roles.includes('web')) return null;
  const server = await listen(composed.app, config).catch((error: unknown) => {
    throw explainListenError(error, config);
  });
  composed.live.attach(server);
  steps.push({
    name: 'web',
    run: () => {
      composed.live.endConnections();
      return closeHttpServer(server, finishRequestsMs);
    },
  });
  return config.http.publicUrl ?? addressOf(server, config);
};

const start = async (
  argv: readonly string[],
  { config, log, steps }: { config: Config; log: Logger; steps: Step[] },
): Promise<void> => {
  const files = readArguments(argv);
  const drain = {
    begin: (): void => undefined,
    forMs: config.roles.includes('web') ? config.http.drainMs : 0,
  };
  handleSignals({ drain, steps, log, say });
  const keys = await loadKeys(config.dataDir);
  const { ownerUrl, appUrl: databaseUrl, appPassword } = await openDatabase(config, { log, say, steps });
  await migrate({ ownerUrl, appPassword });
  const url = { current: config.http.publicUrl ?? '' };
  const composed = compose({ config, databaseUrl, keys, log, publicUrl: () => url.current });
  drain.begin = composed.drain.begin;
  steps.push(
    { name: 'database', run: composed.database.close },
    { name: 'queues', run: composed.queues.close },
    { name: 'live', run: composed.live.close },
  );
  const address = await startRoles(composed, config, steps);
  if (address !== null) {
    url.current = address;
    await printWelcome(composed, address);
  }
  await importAtStart(composed, files, say);
};

/**
 * Configuration → database → wiring → the roles in ROLES. Returns when everything runs; signals shut it down.
 * @throws StartupError, EmbeddedPostgresError with what to do; what was started by then has been ended
 */
export const main = async (argv: readonly string[]): Promise<void> => {
  const config = loadConfig();
  const log = createLogger({ level: config.logLevel });
  const steps: Step[] = [];
  try {
    await start(argv, { config, log, steps });
  } catch (error) {
    await runSteps(steps, log);
    throw error;
  }
};
