import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { at } from '../paths.mjs';
import { runChild } from '../run-child.mjs';
import { StartError } from '../start-error.mjs';
import { step } from '../step.mjs';

const requirements = at('backend', 'src', 'start', 'fuzz', 'requirements.txt');
const NEEDED = 'fuzzing needs Python 3.10 or newer with venv and pip';

const run = async (file, args) => {
  const { code, output } = await runChild(file, args, { cwd: at() });
  if (code !== 0) throw new StartError(`${NEEDED}:\n${output}`);
};

/** Path of the program, installed into an environment of its own on first need and again when the versions change. */
export const ensureSchemathesis = async () => {
  const wanted = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex');
  const folder = at('node_modules', '.cache', 'valora', `fuzz-${wanted.slice(0, 12)}`);
  const program = join(folder, 'bin', 'schemathesis');
  const complete = join(folder, '.complete');
  if (existsSync(complete)) return program;
  await rm(folder, { recursive: true, force: true });
  await step('Installing schemathesis', async () => {
    await run('python3', ['-m', 'venv', folder]);
    await run(join(folder, 'bin', 'python'), [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '-r',
      requirements,
    ]);
  });
  await writeFile(complete, '');
  return program;
};
