/** npm test [-- jest's arguments]: runs the unit and integration tests; the last line counts them. */
import { requireNode } from './require-node.mjs';

requireNode();
const { runMain } = await import('./start-error.mjs');

await runMain(async () => {
  const { mkdtempSync, rmSync } = await import('node:fs');
  const { readFile } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const { at, root } = await import('./paths.mjs');
  const { prepare } = await import('./prepare.mjs');
  const { runChild } = await import('./run-child.mjs');
  const { countTests } = await import('./count-tests.mjs');

  // Built as well: some tests start the server as users do.
  await prepare('server');
  const folder = mkdtempSync(join(tmpdir(), 'valora-test-results-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const results = join(folder, 'results.json');
  const given = process.argv.slice(2);
  const projects = given.includes('--selectProjects') ? [] : ['--selectProjects', 'unit', 'integration'];
  const jest = at('node_modules', 'jest', 'bin', 'jest.js');
  const { code } = await runChild(
    process.execPath,
    [jest, '--json', `--outputFile=${results}`, ...given, ...projects],
    { cwd: root, show: true },
  );
  const text = await readFile(results, 'utf8').catch(() => '');
  process.stdout.write(`${countTests(text, code)}\n`, () => process.exit(code));
});
