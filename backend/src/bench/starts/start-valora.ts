import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchContext } from '../bench-context.js';
import { launch } from '../children/start-child.js';
import { freePort } from '../free-port.js';

export interface Started {
  readonly pid: number;
  /** From the start of the process to the first 200 of /readyz. */
  readonly ms: number;
  readonly stop: () => Promise<void>;
}

const lookEveryMs = 10;

const isReady = async (url: string): Promise<boolean> => {
  const answer = await fetch(`${url}/readyz`).catch(() => null);
  await answer?.arrayBuffer();
  return answer?.status === 200;
};

/** `npm start` without npm: the same script, on a data directory. @throws Error when it ends instead of getting ready */
export const startValora = async (
  { edge, folder }: Pick<BenchContext, 'edge' | 'folder'>,
  dataDir: string,
): Promise<Started> => {
  const port = String(await freePort());
  const logFile = path.join(folder, 'start.log');
  const started = performance.now();
  const child = launch({ edge, name: 'start', logFile, settings: { VALORA_DATA_DIR: dataDir, PORT: port } });
  const end = { reached: false };
  const ended = once(child, 'exit').then(() => {
    end.reached = true;
  });
  while (!(await isReady(`http://127.0.0.1:${port}`))) {
    if (end.reached) throw new Error(`npm start ended before it was ready; its log: ${logFile}`);
    await sleep(lookEveryMs);
  }
  return {
    pid: child.pid ?? 0,
    ms: performance.now() - started,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};
