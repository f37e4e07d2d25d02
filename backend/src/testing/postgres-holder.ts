import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { testCluster } from './test-cluster.js';

/** A Node process of its own that holds an embedded PostgreSQL, so that a test can kill either. */
export type Holder = {
  superuserUrl: string;
  attached: boolean;
  /** Resolves when the next log line with this message arrives. */
  saysNext: (message: string) => Promise<void>;
  /** Asks it to stop and to end; undefined when it had ended already. */
  stop: () => Promise<'stopped' | 'left running' | undefined>;
  /** SIGKILL: it has no chance to tidy up. */
  kill: () => Promise<void>;
};

type Message =
  | { ready: { superuserUrl: string; attached: boolean } }
  | { stopped: 'stopped' | 'left running' }
  | { said: string };

const SOURCE = `
  import { startEmbeddedPostgres } from './index.ts';
  const say = (_fields, message) => process.send({ said: message });
  const log = { info: say, warn: say, error: say };
  const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2], log });
  process.once('message', async () => {
    const stopped = await postgres.stop();
    process.send({ stopped }, () => process.exit(0));
  });
  // The tests are gone.
  process.once('disconnect', () => postgres.stop().finally(() => process.exit(1)));
  process.send({ ready: { superuserUrl: postgres.superuserUrl, attached: postgres.attached } });
`;

const program = (): string => join(testCluster().compiled, `postgres-holder-${process.pid}.mjs`);

/** Compiles the program for Node as it is. */
export const compileHolder = async (): Promise<void> => {
  await build({
    stdin: { contents: SOURCE, resolveDir: join(__dirname, '../platform/embedded-postgres'), loader: 'ts' },
    outfile: program(),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
};

/** A directory that only its owner can enter (mode 0700), as a data directory usually is. */
export const aDataDir = (): Promise<string> => mkdtemp(join(testCluster().directory, 'embedded-'));

const nextMessage = async (child: ChildProcess, wanted: (message: Message) => boolean): Promise<Message> => {
  for (;;) {
    const [message] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
    if (typeof message !== 'object' || message === null) {
      throw new Error(`The process that holds PostgreSQL ended (${String(message)}).`);
    }
    if (wanted(message as Message)) return message as Message;
  }
};

/** Starts the program on a data directory and waits until its PostgreSQL is ready. */
export const startHolder = async (dataDir: string): Promise<Holder> => {
  const child = fork(program(), [dataDir], { execArgv: [] });
  const exited = once(child, 'exit');
  const first = await nextMessage(child, (message) => 'ready' in message);
  if (!('ready' in first)) throw new Error('unreachable');
  return {
    ...first.ready,
    saysNext: async (message) => {
      await nextMessage(child, (candidate) => 'said' in candidate && candidate.said === message);
    },
    stop: async () => {
      if (!child.connected) return undefined;
      child.send('stop');
      const answer = await nextMessage(child, (message) => 'stopped' in message);
      await exited;
      return 'stopped' in answer ? answer.stopped : undefined;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
};
