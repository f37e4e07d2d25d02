import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface FunctionFetch {
  readonly asWhom: { readonly type: string; readonly provider?: string; readonly remote?: string };
  readonly path: string;
  readonly init: {
    readonly method: string;
    readonly body: string | null;
    readonly headers: Readonly<Record<string, string>>;
  };
}

export interface FunctionAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One run of a function, and who answers its calls out. */
export interface Invocation {
  readonly handler: string;
  readonly args: readonly unknown[];
  readonly runtime: Readonly<Record<string, unknown>>;
  readonly limitMs: number;
  readonly fetch: (call: FunctionFetch) => Promise<FunctionAnswer>;
}

export interface Functions {
  /** @throws Error with what the function threw */
  readonly run: (invocation: Invocation) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

interface Message extends FunctionFetch {
  readonly kind: 'ready' | 'result' | 'fetch';
  readonly id: number;
  readonly invocation: number | null;
  readonly value?: unknown;
  readonly problem?: string;
}

/** Runs the app’s functions from the bundle at `bundle`, in a process of their own. */
export const startFunctions = async (bundle: string, runner: string): Promise<Functions> => {
  const child: ChildProcess = fork(path.resolve(runner), [path.resolve(bundle)], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const runs = new Map<
    number,
    { fetch: Invocation['fetch']; resolve: (value: unknown) => void; reject: (error: Error) => void }
  >();
  let number = 0;

  const answerFetch = async (message: Message): Promise<void> => {
    const current = runs.get(message.invocation ?? -1);
    if (current === undefined) return;
    try {
      const response = await current.fetch(message);
      child.send({ kind: 'answer', id: message.id, response });
    } catch (error) {
      child.send({ kind: 'answer', id: message.id, problem: (error as Error).message });
    }
  };

  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: Message) => {
      if (message.kind === 'ready') resolve();
      else if (message.kind === 'fetch') void answerFetch(message);
      else {
        const current = runs.get(message.id);
        runs.delete(message.id);
        if (message.problem === undefined) current?.resolve(message.value);
        else current?.reject(new Error(message.problem));
      }
    });
    child.once('exit', (code) => {
      const error = new Error(`the process of the functions ended with ${String(code)}`);
      for (const { reject: fail } of runs.values()) fail(error);
      reject(error);
    });
  });
  await ready;

  return {
    run: ({ fetch, ...invocation }) =>
      new Promise((resolve, reject) => {
        number += 1;
        runs.set(number, { fetch, resolve, reject });
        child.send({ kind: 'invoke', id: number, ...invocation });
      }),
    close: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
};
