import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { at } from './paths.mjs';
import { fingerprint, listFiles, readStamp, writeStamp } from './stamp.mjs';

const BUILDERS = ['package-lock.json', 'backend/src/start/build.mjs', 'backend/src/start/outputs.mjs'];

const FORGE_BUILDERS = [
  'package-lock.json',
  'backend/src/start/forge-build.mjs',
  'backend/src/start/outputs.mjs',
];

const isServerSource = (path) =>
  !/\.test\.ts$/.test(path) && !/^backend\/src\/(start|testing)\//.test(path) && !/\.d\.ts$/.test(path);

/** Sources of the server, in the three folders they are compiled from. */
export const serverSources = async () => {
  const lists = await Promise.all(
    ['backend/src', 'backend/migrations', 'backend/contracts/src'].map(listFiles),
  );
  return lists.flat().filter(isServerSource);
};

const isShipped = (path) => !/\.test\.tsx?$/.test(path) && !path.includes('/testing/');

/** Sources of what people see, and of what it shares with the server. */
const screenSources = async (...folders) => {
  const lists = await Promise.all([...folders, 'backend/contracts/src'].map(listFiles));
  return lists.flat().filter(isShipped);
};

/** Stamps of what is uploaded to Forge lie elsewhere: the folders go up as they are. */
const stampOf = (name) => at('node_modules', '.cache', 'valora', 'forge', name);

/** What is built: where its stamp is, what must exist, and the stamp that its sources ask for. */
export const outputs = {
  server: {
    folder: at('backend', 'dist'),
    proof: at('backend', 'contracts', 'dist', 'index.js'),
    wantedStamp: async () => fingerprint([...BUILDERS, ...(await serverSources())]),
  },
  web: {
    folder: at('backend', 'web', 'dist'),
    proof: at('backend', 'web', 'dist', 'index.html'),
    wantedStamp: async () =>
      fingerprint([...BUILDERS, ...(await screenSources('backend/web', 'forge-app/board'))]),
  },
  forgeFunctions: {
    folder: stampOf('functions'),
    proof: at('forge-app', 'dist', 'index.js'),
    wantedStamp: async () => fingerprint([...FORGE_BUILDERS, ...(await screenSources('forge-app/src'))]),
  },
  forgeBoard: {
    folder: stampOf('board'),
    proof: at('forge-app', 'board', 'dist', 'index.html'),
    wantedStamp: async () =>
      fingerprint([...FORGE_BUILDERS, ...(await screenSources('forge-app/board', 'forge-app/src'))]),
  },
};

export const isCurrent = async ({ folder, proof, wantedStamp }) => {
  const stamp = await readStamp(folder);
  return stamp !== undefined && existsSync(proof) && stamp === (await wantedStamp());
};

/** Builds what is older than its sources. It gets its stamp last: a build that was killed is done again. */
export const bringUpToDate = async (output, build) => {
  if (await isCurrent(output)) return;
  // Taken before the work: a source saved meanwhile makes the next run build again.
  const stamp = await output.wantedStamp();
  await rm(join(output.folder, '.stamp'), { force: true });
  await build();
  await writeStamp(output.folder, stamp);
};
