import { createHash } from 'node:crypto';
import { readFile, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './paths.mjs';
import { step } from './step.mjs';

const POLL_MS = 200;
// Outside the project: installing empties node_modules, and the project's folder may be read-only.
const file = join(
  tmpdir(),
  `valora-prepare-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.pid`,
);

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

const tryLock = async () => {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = Number(await readFile(file, 'utf8').catch(() => 0));
  if (owner && owner !== process.pid && isAlive(owner)) return false;
  // Half-written by a starter this very moment, or left behind by one that was killed.
  await sleep(POLL_MS);
  if (Number(await readFile(file, 'utf8').catch(() => 0)) === owner)
    await unlink(file).catch(() => undefined);
  return false;
};

/** Lets one process at a time install or build in this project; the others wait, then find the work done. */
export const withLock = async (work) => {
  if (!(await tryLock())) {
    await step('Waiting for another start of Valora to install or build', async () => {
      while (!(await tryLock())) await sleep(POLL_MS);
    });
  }
  const unlock = () => unlink(file).catch(() => undefined);
  try {
    return await work();
  } finally {
    await unlock();
  }
};
