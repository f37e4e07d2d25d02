/** npm test [-- jest's arguments]: the unit and integration tests, without arguments Python's too; the last line counts. */
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
  const { countJest, countPytest, sayCounts } = await import('./count-tests.mjs');
  const { ensureMlEnvironment, mlPython } = await import('./ml-environment.mjs');

  const folder = mkdtempSync(join(tmpdir(), 'valora-test-results-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const given = process.argv.slice(2);

  const runJest = async () => {
    const results = join(folder, 'results.json');
    const projects = given.includes('--selectProjects') ? [] : ['--selectProjects', 'unit', 'integration'];
    const jest = at('node_modules', 'jest', 'bin', 'jest.js');
    const { code } = await runChild(
      process.execPath,
      [jest, '--json', `--outputFile=${results}`, ...given, ...projects],
      { cwd: root, show: true },
    );
    return { code, counts: countJest(await readFile(results, 'utf8').catch(() => ''), code) };
  };
  const runPytest = async () => {
    await ensureMlEnvironment('test');
    const report = join(folder, 'pytest.xml');
    const { code } = await runChild(mlPython, ['-m', 'pytest', `--junitxml=${report}`], {
      cwd: at('ml'),
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
      show: true,
    });
    return { code, counts: countPytest(await readFile(report, 'utf8').catch(() => ''), code) };
  };

  // Built as well: some tests start the server as users do.
  await prepare('server');
  const runs = [await runJest(), ...(given.length === 0 ? [await runPytest()] : [])];
  const code = runs.find((run) => run.code !== 0)?.code ?? 0;
  process.stdout.write(`${sayCounts(...runs.map(({ counts }) => counts))}\n`, () => process.exit(code));
});
