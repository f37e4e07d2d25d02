import { runLoad } from './load.js';
import { runRawServer } from './raw-server.js';
import { runValoraServer } from './valora-server.js';

/** The processes of a measurement, by the name they are started under. */
const children: Readonly<Record<string, () => void | Promise<void>>> = {
  valora: runValoraServer,
  raw: runRawServer,
  load: runLoad,
};

export const runBenchChild = async (name: string): Promise<void> => {
  const run = children[name];
  if (run === undefined) throw new Error(`There is no child “${name}”.`);
  await run();
};
