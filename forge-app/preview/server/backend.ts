import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { launchVerb, startLink } from '../../../backend/src/testing/launch-verb.js';

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
  const { ready, stop } = launchVerb({
    root,
    script: 'start.mjs',
    env: {
      VALORA_DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
      ALLOW_LOOPBACK_JIRA: '1',
      RATE_LIMIT_SIGN_IN_PER_MINUTE: '1000',
      DATA_REGION: 'this machine',
      ...env,
    },
    says: startLink,
    onLine: (line) => {
      if (/"level":|error/i.test(line)) process.stderr.write(`backend: ${line}\n`);
    },
  });
  const link = await ready;
  return {
    url: new URL(link).origin,
    link,
    dataDir,
    stop: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
    },
  };
};
