import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { ready, type Question, type Reply } from './messages.js';

export interface Child {
  readonly pid: number;
  /** @throws Error when the child could not answer */
  readonly ask: <T>(name: string, payload?: unknown) => Promise<T>;
  /** Asks it to end and waits until it has. */
  readonly stop: () => Promise<void>;
}

export interface ChildOptions {
  /** backend/src/start/bench.mjs */
  readonly edge: string;
  readonly name: string;
  /** Its whole environment, beside PATH and its like. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where its log goes: a file, as in service. */
  readonly logFile: string;
}

/** Starts a process of the measurement. */
export const launch = ({ edge, name, settings = {}, logFile }: ChildOptions) => {
  const log = openSync(logFile, 'a');
  try {
    return fork(
      edge,
      ['--child', name, ...Object.entries(settings).map(([key, value]) => `${key}=${value}`)],
      {
        stdio: ['ignore', log, log, 'ipc'],
        // Ctrl-C reaches the bench alone, which then stops its children.
        detached: true,
      },
    );
  } finally {
    closeSync(log);
  }
};

/** Starts a process of the measurement and waits until it can be asked. @throws Error when it ends instead */
export const startChild = async (options: ChildOptions): Promise<Child> => {
  const child = launch(options);
  const asked = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const ended = once(child, 'exit').then(([code, signal]: unknown[]) => {
    const problem = new Error(
      `The child “${options.name}” ended (${String(signal ?? code)}); its log: ${options.logFile}`,
    );
    for (const { reject } of asked.values()) reject(problem);
    return problem;
  });
  await Promise.race([
    once(child, 'message').then(([message]: unknown[]) => {
      if (message !== ready) throw new Error(`The child “${options.name}” spoke before it was ready.`);
    }),
    ended.then((problem) => {
      throw problem;
    }),
  ]);
  child.on('message', (message) => {
    const reply = message as Reply;
    const waiting = asked.get(reply.id);
    asked.delete(reply.id);
    if (reply.ok) waiting?.resolve(reply.value);
    else waiting?.reject(new Error(`${options.name}: ${reply.problem}`));
  });
  let next = 0;
  return {
    pid: child.pid ?? 0,
    ask: <T>(name: string, payload: unknown = null) =>
      new Promise<T>((resolve, reject) => {
        const question: Question = { id: next++, name, payload };
        asked.set(question.id, { resolve: resolve as (value: unknown) => void, reject });
        child.send(question, (error) => {
          if (error !== null) reject(error);
        });
      }),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};
