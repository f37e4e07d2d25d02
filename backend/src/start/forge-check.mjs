/**
 * npm run forge:check: the manifest, the functions and the screens as Atlassian’s own validator, linter and bundler see
 * them, without a network; then what only we can know; then the check itself, with faults put in.
 */
import { requireNode } from './require-node.mjs';

requireNode();
const { runMain, StartError } = await import('./start-error.mjs');

await runMain(async () => {
  const { prepare, prepareForge } = await import('./prepare.mjs');
  const { step } = await import('./step.mjs');

  await prepare('server');
  await prepareForge();

  const { checkForge } = await import('./forge-check/check-forge.mjs');
  const { problems, said } = await step('Checking what Forge gets', checkForge);
  if (problems.length > 0)
    throw new StartError(
      problems.map(({ file, line, message }) => `${file}:${String(line)} ${message}`).join('\n'),
    );
  process.stdout.write(`${said.join('\n')}\n`);
});
