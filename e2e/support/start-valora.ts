import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launchVerb, startLink } from '../../backend/src/testing/launch-verb.js';

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

/** `npm start` on an empty data directory and a free port, exactly as a user runs it. */
export const startValora = async (
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<RunningValora> => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'valora-e2e-'));
  const { ready, output, stop } = launchVerb({
    root,
    script: 'start.mjs',
    args,
    env: { VALORA_DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', ...env },
    says: startLink,
  });
  const link = await ready;
  return {
    url: new URL(link).origin,
    link,
    dataDir,
    output,
    stop: async () => {
      const code = await stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
      return code;
    },
  };
};
