import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface Backend {
  readonly url: string;
  /** Signs the owner in to the standalone page. */
  readonly link: string;
  readonly dataDir: string;
  readonly stop: () => Promise<void>;
}

/** The real backend, as `npm start` runs it, on a data folder of its own. */
export const startBackend = async (root: string, env: Readonly<Record<string, string>>): Promise<Backend> => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'valora-jira-preview-'));
  const child = spawn(process.execPath, [path.join(root, 'backend/src/start/start.mjs')], {
    cwd: root,
    env: {
      ...process.env,
      VALORA_DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
      ALLOW_LOOPBACK_JIRA: '1',
      RATE_LIMIT_SIGN_IN_PER_MINUTE: '1000',
      DATA_REGION: 'this machine',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  const lines: string[] = [];
  const link = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (/"level":|error/i.test(line)) process.stderr.write(`backend: ${line}\n`);
        const found = /https?:\/\/\S+#link=\S+/.exec(line);
        if (found !== null) resolve(found[0]);
      });
    void ended.then(() => {
      reject(new Error(`the backend ended:\n${lines.join('\n')}`));
    });
  });
  return {
    url: new URL(link).origin,
    link,
    dataDir,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
    },
  };
};
