/**
 * npm run jira:preview [-- --port 4100 --prism]: Valora’s screens as they stand in Jira, on this machine alone: the
 * unmodified bundles behind a bridge of our own, the real backend, and a small Jira with an invented project; with
 * --prism what screens ask of it passes Atlassian’s OpenAPI document both ways.
 */
import { requireNode } from './require-node.mjs';

requireNode();
const { runMain, StartError } = await import('./start-error.mjs');

await runMain(async () => {
  const { existsSync } = await import('node:fs');
  const { pathToFileURL } = await import('node:url');
  const { root } = await import('./paths.mjs');
  const { prepare, prepareForge } = await import('./prepare.mjs');
  const { step } = await import('./step.mjs');
  const { withLock } = await import('./lock.mjs');

  // The small app of the host’s own test needs neither backend nor Valora’s bundles.
  const isProbe = process.argv.includes('--probe');
  await prepare(...(isProbe ? [] : ['server', 'web']));
  if (!isProbe) await step('Building the app', prepareForge);
  const { buildPreview } = await import('../../../forge-app/preview/build.mjs');
  const paths = await withLock(() =>
    step('Building the local host', () => buildPreview(isProbe ? 'probe' : 'valora')),
  );
  if (!existsSync(paths.functions))
    throw new StartError(`The functions are not built: ${paths.functions} is missing.`);
  const { main } = await import(pathToFileURL(paths.main).href);
  await main({ ...paths, backendRoot: isProbe ? null : root });
});
