import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The project's folder, from the sources and from what is built of them alike. */
const findRoot = (): string => {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'ml', 'valora_ml')) && folder !== path.dirname(folder)) {
    folder = path.dirname(folder);
  }
  return folder;
};

const root = findRoot();
/** Holds the package valora_ml, its lock file and the models that ship. */
export const mlFolder = path.join(root, 'ml');

interface MlEnvironment {
  readonly ensureMlEnvironment: () => Promise<void>;
  readonly mlPython: string;
}

/**
 * The interpreter that trains, in an environment made on first need. The script is plain Node, shared with the commands.
 * Rejects with what is missing: Python, or the network to fetch packages from.
 */
export const prepareMlPython = async (): Promise<string> => {
  const script = path.join(root, 'backend', 'src', 'start', 'ml-environment.mjs');
  const { ensureMlEnvironment, mlPython } = (await import(pathToFileURL(script).href)) as MlEnvironment;
  await ensureMlEnvironment();
  return mlPython;
};
