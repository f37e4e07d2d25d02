import { existsSync } from 'node:fs';
import { at } from './paths.mjs';
import { fingerprint, listFiles, readStamp } from './stamp.mjs';

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

const webSources = async () => {
  const lists = await Promise.all(['backend/web', 'forge-app/board', 'backend/contracts/src'].map(listFiles));
  return lists.flat().filter((path) => !/\.test\.tsx?$/.test(path));
};

const isShipped = (path) => !/\.test\.tsx?$/.test(path) && !path.includes('/testing/');

/** Stamps of what is uploaded to Forge lie elsewhere: the folders go up as they are. */
const stampOf = (name) => at('node_modules', '.cache', 'valora', 'forge', name);

const forgeSources = async (...folders) => {
  const lists = await Promise.all([...folders, 'backend/contracts/src'].map(listFiles));
  return lists.flat().filter(isShipped);
};

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
    wantedStamp: async () => fingerprint([...BUILDERS, ...(await webSources())]),
  },
  forgeFunctions: {
    folder: stampOf('functions'),
    proof: at('forge-app', 'dist', 'index.js'),
    wantedStamp: async () => fingerprint([...FORGE_BUILDERS, ...(await forgeSources('forge-app/src'))]),
  },
  forgeBoard: {
    folder: stampOf('board'),
    proof: at('forge-app', 'board', 'dist', 'index.html'),
    wantedStamp: async () =>
      fingerprint([...FORGE_BUILDERS, ...(await forgeSources('forge-app/board', 'forge-app/src'))]),
  },
};

export const isCurrent = async ({ folder, proof, wantedStamp }) => {
  const stamp = await readStamp(folder);
  return stamp !== undefined && existsSync(proof) && stamp === (await wantedStamp());
};
