import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import type { Launcher } from './launcher.js';

export type Program = {
  launcher: Launcher;
  file: string;
  args: readonly string[];
  libraryPath?: string | undefined;
  /** Added to the fixed environment; nothing of ours (PGDATA, PGPORT, LC_ALL …) reaches the program. */
  env?: Readonly<Record<string, string>>;
};

const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Starts a program the launcher's way, in a session of its own so that Ctrl-C reaches only Node. */
export const spawnProgram = (program: Program, stdio: StdioOptions): ChildProcess => {
  const [file = program.file, ...args] = [...program.launcher.prefix, program.file, ...program.args];
  return spawn(file, args, {
    cwd: '/',
    detached: true,
    stdio,
    env: {
      PATH: SYSTEM_PATH,
      LC_ALL: 'C',
      ...(program.libraryPath && {
        LD_LIBRARY_PATH: program.libraryPath,
        DYLD_LIBRARY_PATH: program.libraryPath,
      }),
      ...program.env,
    },
    ...program.launcher.account,
  });
};

/** Runs a program to its end. `code` is null when it could not start or was killed; `output` is both streams. */
export const runProgram = (program: Program): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve) => {
    let child: ChildProcess;
    try {
      child = spawnProgram(program, ['ignore', 'pipe', 'pipe']);
    } catch (error) {
      // Node throws some refusals (EPERM when it may not change the account) and emits others.
      resolve({ code: null, output: (error as Error).message });
      return;
    }
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output: output.trim() }));
  });
