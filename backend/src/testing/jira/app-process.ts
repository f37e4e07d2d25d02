import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The whole backend in a Node process of its own, so that a test can kill it. */
const SOURCE = `
  import { createServer } from 'node:http';
  import { compose } from './compose.ts';
  import { loadConfig } from './config.ts';
  import { createLogger } from './platform/log/logger.ts';
  import { loadKeys } from './platform/secrets/key-file.ts';
  const config = loadConfig();
  const url = 'http://127.0.0.1:' + config.http.port;
  const composed = compose({
    config,
    databaseUrl: config.database.appUrl,
    keys: await loadKeys(config.dataDir),
    log: createLogger({ level: config.logLevel }),
    publicUrl: () => url,
  });
  const server = createServer(composed.app);
  composed.live.attach(server);
  composed.startWorkers();
  composed.relay.start();
  composed.scheduler.start();
  // The tests are gone.
  process.once('disconnect', () => process.exit(1));
  server.listen(config.http.port, '127.0.0.1', () => process.send('ready'));
`;

export interface AppProcess {
  /** SIGKILL: it has no chance to tidy up. */
  readonly kill: () => Promise<void>;
}

const root = join(__dirname, '../..');
/** Below the backend, so that it finds the backend’s packages and not those of other workspaces. */
const program = join(root, `../node_modules/.cache/app-process-${String(process.pid)}.mjs`);

/** Compiles the backend for Node as it is; once before the first start. */
export const compileApp = async (): Promise<void> => {
  await build({
    stdin: { contents: SOURCE, resolveDir: root, loader: 'ts' },
    outfile: program,
    bundle: true,
    alias: { '@valora/contracts': join(root, '../contracts/src/index.ts') },
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
};

export const removeCompiledApp = (): Promise<void> => rm(program, { force: true });

const ready = async (child: ChildProcess): Promise<void> => {
  const first = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  if (first[0] !== 'ready') throw new Error(`the backend ended before it was ready: ${String(first[0])}`);
};

/** Starts the backend with this environment and waits until it listens. */
export const startAppProcess = async (env: Readonly<Record<string, string>>): Promise<AppProcess> => {
  const child = fork(program, [], { execArgv: [], env: { ...process.env, ...env } });
  const exited = once(child, 'exit');
  await ready(child);
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
};
