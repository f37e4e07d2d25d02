import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parsePostmasterPid, type PostmasterPid } from './postmaster-pid.js';

const run = promisify(execFile);

/**
 * `running`: a postmaster of this very cluster is alive. `dead`: the file is there, its process is not, or the number
 * has since been given to a stranger; `pid` is then the stale number. `absent`: no file.
 */
export type Postmaster =
  ({ state: 'running' } & PostmasterPid) | { state: 'dead'; pid: number } | { state: 'absent' };

const commandLine = async (pid: number): Promise<string> =>
  platform() === 'linux'
    ? (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ')
    : (await run('ps', ['-o', 'command=', '-p', String(pid)])).stdout;

/** A postmaster keeps the command line it was started with, which names its cluster; a zombie's is empty. */
const servesCluster = async (pid: number, cluster: string): Promise<boolean> => {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return commandLine(pid).then(
    (command) => command.includes(`-D ${cluster} `),
    () => false,
  );
};

/** Looks at `postmaster.pid` and at the process it names. */
export const lookAtPostmaster = async (cluster: string): Promise<Postmaster> => {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  const found = text === undefined ? undefined : parsePostmasterPid(text);
  if (!found) return { state: 'absent' };
  return (await servesCluster(found.pid, cluster))
    ? { state: 'running', ...found }
    : { state: 'dead', pid: found.pid };
};
