/** npm run -s rank -- FILE …: ranks a backlog without a server. Only the ranking goes to standard output. */
import { requireNode } from './require-node.mjs';

requireNode();
const { runMain } = await import('./start-error.mjs');

await runMain(async () => {
  const { prepare } = await import('./prepare.mjs');
  await prepare('server');
  const { loadBuilt } = await import('./run-built.mjs');
  const { runRankCli } = await loadBuilt('headless/index.js');
  const code = await runRankCli(process.argv.slice(2));
  // A pipe may still be full: leave when what was written has been taken.
  process.stdout.write('', () => process.exit(code));
});
