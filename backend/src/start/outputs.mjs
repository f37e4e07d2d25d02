import { existsSync } from 'node:fs';
import { at } from './paths.mjs';
import { fingerprint, listFiles, readStamp } from './stamp.mjs';

const BUILDERS = ['package-lock.json', 'backend/src/start/build.mjs', 'backend/src/start/outputs.mjs'];

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
};

export const isCurrent = async ({ folder, proof, wantedStamp }) => {
  const stamp = await readStamp(folder);
  return stamp !== undefined && existsSync(proof) && stamp === (await wantedStamp());
};
