import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { python } from './run-container.js';

export interface Moto {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts moto, which stands in for SageMaker’s control plane and for S3, on a free port. */
export const startMoto = async (): Promise<Moto> => {
  const server = join(python, '..', process.platform === 'win32' ? 'moto_server.exe' : 'moto_server');
  const child = spawn(server, ['-H', '127.0.0.1', '-p', '0'], {
    env: { PYTHONUNBUFFERED: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stderr.resume();
    return { url, stop };
  }
  throw new Error('moto did not start');
};
