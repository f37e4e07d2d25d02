/** npm run -s ml -- COMMAND …: python -m valora_ml, in an environment made on first need. */
import { requireNode } from './require-node.mjs';

requireNode();
const { runMain } = await import('./start-error.mjs');

await runMain(async () => {
  const { at, userDirectory } = await import('./paths.mjs');
  const { runChild } = await import('./run-child.mjs');
  const { ensureMlEnvironment, mlPython } = await import('./ml-environment.mjs');
  await ensureMlEnvironment();
  const paths = [at('ml'), process.env.PYTHONPATH]
    .filter(Boolean)
    .join(process.platform === 'win32' ? ';' : ':');
  const { code } = await runChild(mlPython, ['-m', 'valora_ml', ...process.argv.slice(2)], {
    cwd: userDirectory,
    env: { ...process.env, PYTHONPATH: paths, PYTHONDONTWRITEBYTECODE: '1' },
    show: true,
  });
  process.exit(code);
});
