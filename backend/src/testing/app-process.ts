import { execFile, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null;
  /** From the signal that asked for it; 0 when nothing did. */
  readonly tookMs: number;
}

/** The whole backend in a Node process of its own, so that a test can kill it. */
export interface AppProcess {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  readonly hasEnded: () => boolean;
  /** What it wrote to standard error so far. */
  readonly said: () => string;
  /** The one-time link with which a new installation gets its owner. */
  readonly ownerLink: () => string;
  /** SIGKILL: it has no chance to tidy up. */
  readonly kill: () => Promise<void>;
  /** SIGTERM: it drains, finishes what runs, and ends. */
  readonly stop: () => Promise<Ended>;
}

const start = join(__dirname, '../start');

/** Builds the server from today's sources; once before the first start. Does nothing when it is built. */
export const buildApp = async (): Promise<void> => {
  const prepare = pathToFileURL(join(start, 'prepare.mjs')).href;
  const program = `const { prepare } = await import('${prepare}'); await prepare('server');`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
};

/** From what a server says when it is ready. */
export const ownerLinkIn = (said: string): string => /welcome#link=(\S+)/.exec(said)?.[1] ?? '';

const watch = (child: ChildProcess) => {
  let said = '';
  let ended = false;
  let askedAtMs: number | null = null;
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exited = once(child, 'exit').then(([code]): Ended => {
    ended = true;
    return { code: code as number | null, tookMs: askedAtMs === null ? 0 : performance.now() - askedAtMs };
  });
  const end = (signal: NodeJS.Signals): Promise<Ended> => {
    askedAtMs ??= performance.now();
    child.kill(signal);
    return exited;
  };
  const app: AppProcess = {
    pid: child.pid ?? 0,
    ended: exited,
    hasEnded: () => ended,
    said: () => said,
    ownerLink: () => ownerLinkIn(said),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
  return app;
};

/** Starts the server with this environment; it may be killed before it is ready. */
export const launchAppProcess = (
  env: Readonly<Record<string, string>>,
): { readonly app: AppProcess; readonly ready: Promise<void> } => {
  const child = fork(join(__dirname, 'run-app.mjs'), [], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, LOG_LEVEL: 'silent', ...env },
  });
  const app = watch(child);
  const ready = Promise.race([once(child, 'message'), app.ended]).then((first) => {
    if (!Array.isArray(first)) throw new Error(`the backend ended before it was ready: ${app.said()}`);
  });
  // Whoever kills it early does not wait for it.
  ready.catch(() => undefined);
  return { app, ready };
};

/** Starts the server with this environment and waits until all its roles run. */
export const startAppProcess = async (env: Readonly<Record<string, string>>): Promise<AppProcess> => {
  const { app, ready } = launchAppProcess(env);
  await ready;
  return app;
};
