import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ml = resolve('ml');
export const python = join(ml, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

export interface Container {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts the container’s own server on a free port, as SageMaker would with this environment. */
export const startContainer = async (environment: Readonly<Record<string, string>>): Promise<Container> => {
  const child = spawn(python, ['sagemaker/serve.py'], {
    cwd: ml,
    env: { PYTHONPATH: ml, PYTHONUNBUFFERED: '1', SAGEMAKER_BIND_TO_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), once(child, 'exit')]);
  const port = /^listening on (\d+)$/.exec(String(first[0]))?.[1];
  if (port === undefined) throw new Error(`The container did not start: ${String(first[0])}`);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
};
