import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json, wherever the process was started. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[/\\]$/, '');
export const at = (...names) => join(root, ...names);

/** Where the user typed the command: npm changes to the project's folder and leaves the user's in INIT_CWD. */
export const userDirectory = process.env.INIT_CWD ?? process.cwd();
