/** npm run check:ml: style and types of the Python code. */
import { requireNode } from './require-node.mjs';

requireNode();
const { runMain } = await import('./start-error.mjs');

await runMain(async () => {
  const { at } = await import('./paths.mjs');
  const { runChild } = await import('./run-child.mjs');
  const { ensureMlEnvironment, mlPython } = await import('./ml-environment.mjs');
  await ensureMlEnvironment('test');
  for (const args of [
    ['ruff', 'check', '--no-cache'],
    ['ruff', 'format', '--check', '--no-cache'],
    ['mypy'],
  ]) {
    const { code } = await runChild(mlPython, ['-m', ...args], { cwd: at('ml'), show: true });
    if (code !== 0) process.exit(code);
  }
});
