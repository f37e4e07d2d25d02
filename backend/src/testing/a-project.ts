import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A small copy of this project in a folder of its own, with a space in its name, to try the start scripts on. */
export type TestProject = {
  path: (...names: string[]) => string;
  write: (name: string, text: string) => Promise<void>;
  /** Runs JavaScript (an ES module) or a file of the project with Node; never rejects. */
  node: (args: readonly string[], env?: Record<string, string>) => Promise<Finished>;
  remove: () => Promise<void>;
};

export type Finished = { code: number | null; stdout: string; stderr: string };

const repository = resolve(__dirname, '../../..');

/** @param options.packages links the real packages, so that compilers are there; without them nothing is installed */
export const aProject = async (options: { packages: boolean }): Promise<TestProject> => {
  const parent = await mkdtemp(join(tmpdir(), 'valora-project-'));
  const root = join(parent, 'a project');
  const path = (...names: string[]) => join(root, ...names);
  const write = async (name: string, text: string) => {
    await mkdir(dirname(path(name)), { recursive: true });
    await writeFile(path(name), text);
  };
  await cp(join(repository, 'backend/src/start'), path('backend/src/start'), { recursive: true });
  await write('package.json', '{ "name": "a-project", "type": "module" }');
  await write('package-lock.json', JSON.stringify({ packages: {} }));
  await write('backend/package.json', '{ "type": "module" }');
  await write('backend/src/main.ts', 'export const main = (): string => "one";');
  await write('backend/migrations/1_first.ts', 'export const up = (): number => 1;');
  await write('backend/contracts/package.json', '{ "type": "module" }');
  await write('backend/contracts/src/index.ts', 'export const shape: string = "shape";');
  if (options.packages) await symlink(join(repository, 'node_modules'), path('node_modules'));
  return {
    path,
    write,
    node: (args, env = {}) =>
      new Promise((done) => {
        const child = execFile(
          process.execPath,
          [...args],
          { cwd: tmpdir(), env: { PATH: process.env.PATH, ...env } },
          (_error, stdout, stderr) => done({ code: child.exitCode, stdout, stderr }),
        );
      }),
    remove: () => rm(parent, { recursive: true, force: true }),
  };
};
