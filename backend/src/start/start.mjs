/**
 * npm start: nothing needs to be installed before it. The server runs in this very process: no second Node to start and
 * to watch, signals arrive where they are handled, and nothing can be left behind.
 */
import { requireNode } from './require-node.mjs';

requireNode();
const { runMain } = await import('./start-error.mjs');

await runMain(async () => {
  const { prepare } = await import('./prepare.mjs');
  await prepare('server', 'web');
  const { stopWithNpm } = await import('./stop-with-npm.mjs');
  stopWithNpm();
  const { runServer } = await import('./run-built.mjs');
  await runServer(process.argv.slice(2));
});
