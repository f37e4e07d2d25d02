import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { withLock } from './lock.mjs';
import { at, root } from './paths.mjs';
import { runChild } from './run-child.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';
import { StartError } from './start-error.mjs';
import { step } from './step.mjs';

const LEAST = [3, 11];
const folder = at('ml', '.venv');
const locks = { run: 'ml/requirements.lock', test: 'ml/requirements-dev.lock' };

export const mlPython = at('ml', '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

const versionOf = async (command) => {
  const code = 'import sys; print(*sys.version_info[:2])';
  const { stdout } = await promisify(execFile)(command, ['-c', code]);
  return stdout.trim().split(' ').map(Number);
};

const findPython = async () => {
  const named = process.env.VALORA_PYTHON;
  const found = [];
  for (const command of named ? [named] : ['python3', 'python', 'python3.13', 'python3.12', 'python3.11']) {
    const version = await versionOf(command).catch(() => undefined);
    if (!version) continue;
    if (version[0] === LEAST[0] && version[1] >= LEAST[1]) return command;
    found.push(`${command} is ${version.join('.')}`);
  }
  throw new StartError(
    `Training and measuring models needs Python ≥ ${LEAST.join('.')}; ${found.join(', ') || 'none was found'}. ` +
      'Install it, or name one: VALORA_PYTHON=/path/to/python3',
  );
};

const wantedStamp = async (lock) => `${process.platform}-${process.arch} ${await fingerprint([lock])}`;

const isCurrent = async (purpose) => {
  const stamp = await readStamp(folder);
  // What the tests need holds all that a run needs.
  const enough = purpose === 'run' ? [locks.run, locks.test] : [locks.test];
  for (const lock of enough)
    if (stamp === (await wantedStamp(lock))) return versionOf(mlPython).then(Boolean);
  return false;
};

const install = async (purpose) => {
  const run = async (command, args) => {
    const { code, output } = await runChild(command, args, { cwd: root });
    if (code === 0) return;
    const said = output
      .split('\n')
      .filter((line) => !line.startsWith('WARNING'))
      .slice(-20)
      .join('\n');
    throw new StartError(`Making the Python environment failed. It says:\n\n${said}`);
  };
  const python = await findPython();
  await rm(folder, { recursive: true, force: true });
  await run(python, ['-m', 'venv', folder]);
  const flags = ['--quiet', '--disable-pip-version-check', '--require-hashes', '--only-binary', ':all:'];
  await run(mlPython, ['-m', 'pip', 'install', ...flags, '-r', at(locks[purpose])]);
  await writeStamp(folder, await wantedStamp(locks[purpose]));
};

/**
 * Makes ml/.venv from the lock file unless it is there: `run` to train, evaluate and serve, `test` with what the tests
 * need besides. Throws a StartError that says what is missing.
 */
export const ensureMlEnvironment = async (purpose = 'run') => {
  if (await isCurrent(purpose).catch(() => false)) return;
  await withLock(async () => {
    if (await isCurrent(purpose).catch(() => false)) return;
    await step('Making the Python environment', () => install(purpose));
  });
};
