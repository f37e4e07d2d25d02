import { pathToFileURL } from 'node:url';
import { aProject, type TestProject } from '../testing/a-project.js';

describe('small parts of the start scripts', () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await aProject({ packages: false });
  });
  afterAll(() => project.remove());

  /** Calls an exported function of a script with JSON values. */
  const call = async (script: string, name: string, args: readonly unknown[]): Promise<unknown> => {
    const url = pathToFileURL(project.path('backend/src/start', script)).href;
    const program = `
      const { ${name} } = await import('${url}');
      console.log(JSON.stringify({ answer: ${name}(...${JSON.stringify(args)}) }));`;
    const { stdout, stderr } = await project.node(['--input-type=module', '--eval', program]);
    if (stderr) throw new Error(stderr);
    return (JSON.parse(stdout) as { answer: unknown }).answer;
  };

  it.each([
    [{ numPassedTests: 5, numFailedTests: 0 }, 0, { passed: 5, failed: 0, skipped: 0 }],
    [
      { numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 },
      1,
      { passed: 5, failed: 2, skipped: 2 },
    ],
    [
      { numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 1 },
      1,
      { passed: 5, failed: 1, skipped: 0 },
    ],
    [{ numPassedTests: 5, numFailedTests: 0 }, 1, { passed: 5, failed: 1, skipped: 0 }],
  ])('counts %j of jest with exit code %d', async (results, exitCode, counts) => {
    expect(await call('count-tests.mjs', 'countJest', [JSON.stringify(results), exitCode])).toEqual(counts);
  });

  it.each([
    ['errors="1" failures="2" skipped="3" tests="9"', 1, { passed: 3, failed: 3, skipped: 3 }],
    ['errors="0" failures="0" skipped="0" tests="9"', 0, { passed: 9, failed: 0, skipped: 0 }],
    ['errors="0" failures="0" skipped="0" tests="9"', 2, { passed: 9, failed: 1, skipped: 0 }],
  ])('counts %s of pytest with exit code %d', async (attributes, exitCode, counts) => {
    const report = `<testsuites name="all"><testsuite name="pytest" ${attributes} time="1"></testsuite></testsuites>`;
    expect(await call('count-tests.mjs', 'countPytest', [report, exitCode])).toEqual(counts);
  });

  it('counts a run without results as failed', async () => {
    const failed = { passed: 0, failed: 1, skipped: 0 };
    expect(await call('count-tests.mjs', 'countJest', ['', 1])).toEqual(failed);
    expect(await call('count-tests.mjs', 'countPytest', ['', 1])).toEqual(failed);
  });

  it('says what all runs have together', async () => {
    const runs = [
      { passed: 5, failed: 0, skipped: 0 },
      { passed: 2, failed: 1, skipped: 0 },
    ];
    expect(await call('count-tests.mjs', 'sayCounts', runs)).toBe('7 passed, 1 failed');
    expect(await call('count-tests.mjs', 'sayCounts', [{ passed: 1, failed: 0, skipped: 2 }])).toBe(
      '1 passed, 0 failed, 2 skipped',
    );
  });

  it('finds no difference in another order of keys', async () => {
    const one = { a: [1, { b: null }], c: 'x' };
    const other = { c: 'x', a: [1, { b: null }] };
    expect(await call('json-difference.mjs', 'findDifference', [one, other])).toBeUndefined();
    expect(JSON.stringify(await call('json-difference.mjs', 'sortKeys', [other]))).toBe(JSON.stringify(one));
  });

  it.each([
    [{ a: { b: 1 } }, { a: { b: 2 } }, 'at /a/b it has 1, the routes say 2'],
    [{ a: [1, 2] }, { a: [1] }, 'at /a/1 it has 2, the routes say nothing'],
    [{}, { a: {} }, 'at /a it has nothing, the routes say {}'],
    [{ a: {} }, { a: [] }, 'at /a it has {}, the routes say []'],
    [null, { a: 1 }, 'at / it has null, the routes say {"a":1}'],
  ])('names the first difference of %j and %j', async (committed, made, text) => {
    expect(await call('json-difference.mjs', 'findDifference', [committed, made])).toBe(text);
  });

  it('hands an interrupt on to the program it runs and leaves nothing behind', async () => {
    const url = pathToFileURL(project.path('backend/src/start/run-child.mjs')).href;
    const program = `
      const { runChild } = await import('${url}');
      const child = 'console.log(process.pid); setInterval(() => {}, 1000)';
      setTimeout(() => process.kill(process.pid, 'SIGTERM'), 500);
      await runChild(process.execPath, ['--eval', child], { show: true });`;
    const { code, stdout } = await project.node(['--input-type=module', '--eval', program]);
    expect(code).toBe(143);
    expect(() => process.kill(Number(stdout), 0)).toThrow('ESRCH');
  });

  it('shows a sign of life where there is no terminal only in long steps', async () => {
    const url = pathToFileURL(project.path('backend/src/start/step.mjs')).href;
    const program = `
      const { step } = await import('${url}');
      const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
      await step('Short', () => sleep(10));
      await step('Long', () => sleep(2_100));`;
    const { stdout, stderr } = await project.node(['--input-type=module', '--eval', program]);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^Long … 2\.\d s\nLong: done in 2\.\d s\n$/);
  });
});
