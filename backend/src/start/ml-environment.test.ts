import { chmod } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { aProject, type TestProject } from '../testing/a-project.js';

describe('making the Python environment', () => {
  let project: TestProject;
  beforeAll(async () => {
    project = await aProject({ packages: false });
    await project.write('ml/requirements.lock', '');
    await project.write('ml/requirements-dev.lock', '');
  });
  afterAll(() => project.remove());

  /** What it says to a user whose Python is this. */
  const saidWith = async (python: string): Promise<string> => {
    const url = pathToFileURL(project.path('backend/src/start/ml-environment.mjs')).href;
    const program = `
      const { ensureMlEnvironment } = await import('${url}');
      await ensureMlEnvironment().catch((error) => console.log(error.message));`;
    const { stdout } = await project.node(['--input-type=module', '--eval', program], {
      VALORA_PYTHON: python,
    });
    return stdout;
  };

  const aPython = async (name: string, version: string): Promise<string> => {
    await project.write(name, `#!/bin/sh\necho ${version}\n`);
    await chmod(project.path(name), 0o755);
    return project.path(name);
  };

  it('says which Python is needed and how to name one where there is none', async () => {
    expect(await saidWith('/no/such/python3')).toMatch(
      /needs Python ≥ 3\.11; none was found\. Install it, or name one: VALORA_PYTHON=/,
    );
  });

  it('says which version it found where that is too old', async () => {
    expect(await saidWith(await aPython('python-old', '3 9'))).toMatch(
      /needs Python ≥ 3\.11; .*python-old is 3\.9/,
    );
  });

  it('takes a later one', async () => {
    expect(await saidWith(await aPython('python-new', '3 14'))).not.toMatch(/needs Python/);
  });
});
