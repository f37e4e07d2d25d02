import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { aProject, type TestProject } from '../testing/a-project.js';

/** Stands in for npm: notes how it was called, and installs by writing npm's own note of what is installed. */
const FAKE_NPM = `
  import { appendFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
  appendFileSync('calls.txt', process.argv.slice(2).join(' ') + '\\n');
  if (process.env.NPM_FAILS) {
    console.error(process.env.NPM_FAILS);
    process.exit(1);
  }
  rmSync('node_modules', { recursive: true, force: true });
  mkdirSync('node_modules');
  cpSync('package-lock.json', 'node_modules/.package-lock.json');
`;

describe('installing', () => {
  let project: TestProject;
  beforeEach(async () => {
    project = await aProject({ packages: false });
    await project.write('npm-cli.js', FAKE_NPM);
  });
  afterEach(() => project.remove());

  const prepare = (env: Record<string, string> = {}) => {
    const at = (name: string) => pathToFileURL(project.path('backend/src/start', name)).href;
    const program = `
      const { runMain } = await import('${at('start-error.mjs')}');
      const { prepare } = await import('${at('prepare.mjs')}');
      await runMain(() => prepare());`;
    return project.node(['--input-type=module', '--eval', program], {
      npm_execpath: project.path('npm-cli.js'),
      ...env,
    });
  };
  const calls = async () =>
    (await readFile(project.path('calls.txt'), 'utf8').catch(() => '')).split('\n').slice(0, -1);

  it('installs once, with what building needs even in production', async () => {
    expect(await prepare({ NODE_ENV: 'production' })).toMatchObject({ code: 0, stdout: '' });
    expect(await prepare()).toMatchObject({ code: 0, stderr: '' });
    expect(await calls()).toHaveLength(1);
    expect((await calls())[0]).toMatch(/^ci .*--include=dev --include=optional/);
  });

  it('installs again when the lock file changed', async () => {
    await prepare();
    await project.write(
      'package-lock.json',
      JSON.stringify({ packages: { 'node_modules/a': { version: '2.0.0', integrity: 'sha512-2' } } }),
    );
    await prepare();
    expect(await calls()).toHaveLength(2);
  });

  it('believes an installation made by hand, without what other platforms would need', async () => {
    const here = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-1' } };
    const elsewhere = { 'node_modules/b': { version: '1.0.0', integrity: 'sha512-3', optional: true } };
    await project.write('package-lock.json', JSON.stringify({ packages: { '': {}, ...here, ...elsewhere } }));
    await project.write('node_modules/.package-lock.json', JSON.stringify({ packages: here }));
    expect((await prepare()).code).toBe(0);
    expect(await calls()).toEqual([]);
  });

  it('installs when another version is there than the lock file says', async () => {
    const version = (number: string) =>
      JSON.stringify({ packages: { 'node_modules/a': { version: number, integrity: `sha512-${number}` } } });
    await project.write('package-lock.json', version('2.0.0'));
    await project.write('node_modules/.package-lock.json', version('1.0.0'));
    await prepare();
    expect(await calls()).toHaveLength(1);
  });

  it.each([
    ['npm error code EACCES\nnpm error path /cache/_cacache', 'npm may not write to its cache'],
    ['npm error code ENOTFOUND\nnpm error registry', 'The package registry cannot be reached'],
    ['npm error code EUSAGE\nnpm error not in sync', 'not in sync'],
  ])('explains %j', async (said, advice) => {
    const { code, stderr } = await prepare({ NPM_FAILS: said });
    expect(code).toBe(1);
    expect(stderr).toContain(said);
    expect(stderr).toContain(advice);
    expect(stderr).not.toContain('.mjs');
  });

  it('lets one start install while another waits, and then finds the work done', async () => {
    await writeFile(project.path('npm-cli.js'), `await new Promise((r) => setTimeout(r, 400));${FAKE_NPM}`);
    const both = await Promise.all([prepare(), prepare()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(await calls()).toHaveLength(1);
  });
});
