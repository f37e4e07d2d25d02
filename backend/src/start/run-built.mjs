import module from 'node:module';
import { pathToFileURL } from 'node:url';
import { at, userDirectory } from './paths.mjs';

/**
 * Makes the process look as if it had been started where the user is, so that FILE arguments and VALORA_DATA_DIR mean
 * what the user typed; the data folder's default stays in the project.
 */
const standWhereTheUserIs = () => {
  process.env.VALORA_DATA_DIR ||= at('.valora');
  process.chdir(userDirectory);
};

/** Loads a module of the built backend, path relative to backend/dist/src. */
export const loadBuilt = async (path) => {
  standWhereTheUserIs();
  // From Node 22 on, compiled code is kept between starts.
  module.enableCompileCache?.(at('node_modules', '.cache', 'valora', 'compiled'));
  process.setSourceMapsEnabled(true);
  return import(pathToFileURL(at('backend', 'dist', 'src', path)).href);
};

export const runServer = async (argv) => {
  const { main } = await loadBuilt('main.js');
  await main(argv);
};
