import { access, readFile, rm, stat } from 'node:fs/promises';
import { aProject, type TestProject } from '../testing/a-project.js';

describe('build.mjs', () => {
  let project: TestProject;
  beforeEach(async () => {
    project = await aProject({ packages: true });
  });
  afterEach(() => project.remove());

  const build = () => project.node([project.path('backend/src/start/build.mjs'), '--no-web']);
  const built = (name: string) => readFile(project.path(name), 'utf8');
  const isThere = (name: string) =>
    access(project.path(name)).then(
      () => true,
      () => false,
    );

  it('compiles the server, its migrations and the contracts, and copies what is no code', async () => {
    await project.write('backend/src/imports/names.json', '["key"]');
    await project.write('backend/src/imports/read.test.ts', 'it("is not built", () => undefined);');
    await project.write('backend/src/testing/builders.ts', 'export const a = 1;');
    expect(await build()).toMatchObject({ code: 0, stdout: '' });
    expect(await built('backend/dist/src/main.js')).toContain('const main = () => "one"');
    expect(await built('backend/dist/migrations/1_first.js')).toContain('up');
    expect(await built('backend/contracts/dist/index.js')).toContain('"shape"');
    expect(await built('backend/dist/src/imports/names.json')).toBe('["key"]');
    for (const absent of ['imports/read.test.js', 'testing/builders.js', 'start/start.mjs']) {
      expect([absent, await isThere(`backend/dist/src/${absent}`)]).toEqual([absent, false]);
    }
  });

  it('does nothing when nothing has changed', async () => {
    await build();
    const before = await stat(project.path('backend/dist/src/main.js'));
    expect((await build()).code).toBe(0);
    expect((await stat(project.path('backend/dist/src/main.js'))).mtimeMs).toBe(before.mtimeMs);
  });

  it('follows changed, added and removed sources', async () => {
    await project.write('backend/migrations/2_second.ts', 'export const up = (): number => 2;');
    await build();
    await rm(project.path('backend/migrations/2_second.ts'));
    await project.write('backend/src/main.ts', 'export const main = (): string => "two";');
    await project.write('backend/src/added.ts', 'export const added = true;');
    expect((await build()).code).toBe(0);
    expect(await built('backend/dist/src/main.js')).toContain('"two"');
    expect(await isThere('backend/dist/src/added.js')).toBe(true);
    expect(await isThere('backend/dist/migrations/2_second.js')).toBe(false);
    expect(await isThere('backend/dist/migrations/2_second.js.map')).toBe(false);
  });

  it('builds again after a build that failed or was killed', async () => {
    await build();
    await project.write('backend/src/main.ts', 'export const main = (: string => "broken";');
    const failed = await build();
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain('backend/src/main.ts:1');
    await project.write('backend/src/main.ts', 'export const main = (): string => "one";');
    await rm(project.path('backend/dist/src/main.js'));
    expect((await build()).code).toBe(0);
    expect(await isThere('backend/dist/src/main.js')).toBe(true);
  });

  it('builds again when somebody removed the output', async () => {
    await build();
    await rm(project.path('backend/contracts/dist'), { recursive: true });
    await build();
    expect(await isThere('backend/contracts/dist/index.js')).toBe(true);
  });
});
