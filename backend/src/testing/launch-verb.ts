import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** One of the project’s verbs in a process of its own, as a person runs it in a terminal. */
export interface LaunchedVerb {
  /** The first group of `says`, or all of it, from the line that says it is ready. Rejects when it ends before that. */
  readonly ready: Promise<string>;
  /** Everything it printed so far. */
  readonly output: () => string;
  /** Ends it as Ctrl-C does. Returns its exit code. */
  readonly stop: () => Promise<number | null>;
}

/** Starts `backend/src/start/SCRIPT` of the checkout at `root`. */
export const launchVerb = (verb: {
  readonly root: string;
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly says: RegExp;
  readonly onLine?: (line: string) => void;
}): LaunchedVerb => {
  const { root, script, args = [], env = {}, says, onLine } = verb;
  const child = spawn(process.execPath, [path.join(root, 'backend/src/start', script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      resolve(code);
    });
  });
  const lines: string[] = [];
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        onLine?.(line);
        const found = says.exec(line);
        if (found !== null) resolve(found[1] ?? found[0]);
      });
    void ended.then((code) => {
      reject(new Error(`${script} ended with ${String(code)}:\n${lines.join('\n')}`));
    });
  });
  return {
    ready,
    output: () => lines.join('\n'),
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
};

/** The line in which `npm start` prints the one-time link. */
export const startLink = /https?:\/\/\S+#link=\S+/;
