import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const firstLine = async (child: ChildProcess): Promise<string> => {
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  const [line] = (await Promise.race([once(lines, 'line'), once(child, 'exit')])) as [unknown];
  if (typeof line !== 'string')
    throw new Error(`The test database did not start (exit code ${String(line)}).`);
  return line;
};

/**
 * Starts one PostgreSQL for the whole test run and migrates one database that every test file clones
 * (`databaseFromTemplate`). Imports nothing of ours: jest loads this file without mapping `.js` to `.ts`.
 */
const startPostgres = async (): Promise<void> => {
  const child = spawn(process.execPath, [join(__dirname, 'serve-test-postgres.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl-C must not reach it before the tests have let go of it.
    detached: true,
  });
  const exited = once(child, 'exit');
  // Jest's workers inherit the environment of this process.
  process.env.VALORA_TEST_POSTGRES = await firstLine(child);
  globalThis.stopTestPostgres = async () => {
    child.stdin?.end();
    await exited;
  };
};

declare global {
  var stopTestPostgres: (() => Promise<void>) | undefined;
}

export default startPostgres;
