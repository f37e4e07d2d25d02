import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface RunningValora {
  /** Address it prints. */
  readonly url: string;
  /** The one-time link it prints. */
  readonly link: string;
  readonly dataDir: string;
  /** Everything it printed so far. */
  readonly output: () => string;
  /** Ends it as Ctrl-C does and removes its data. Returns its exit code. */
  readonly stop: () => Promise<number | null>;
}

const root = path.resolve(__dirname, '../..');

const exited = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('exit', (code) => {
      resolve(code);
    });
  });

/** `npm start` on an empty data directory and a free port, exactly as a user runs it. */
export const startValora = async (
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<RunningValora> => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'valora-e2e-'));
  const child = spawn(process.execPath, [path.join(root, 'backend/src/start/start.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, VALORA_DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = exited(child);
  const lines: string[] = [];
  const link = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const found = /https?:\/\/\S+#link=\S+/.exec(line);
        if (found !== null) resolve(found[0]);
      });
    void ended.then((code) => {
      reject(new Error(`Valora ended with ${String(code)}:\n${lines.join('\n')}`));
    });
  });
  return {
    url: new URL(link).origin,
    link,
    dataDir,
    output: () => lines.join('\n'),
    stop: async () => {
      child.kill('SIGINT');
      const code = await ended;
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
      return code;
    },
  };
};
