/** npm run audit:verify [-- --team NAME]: recomputes the audit chains of this installation; exit code 0 when intact. */
import { requireNode } from './require-node.mjs';

requireNode();
const { runMain } = await import('./start-error.mjs');

await runMain(async () => {
  const { prepare } = await import('./prepare.mjs');
  await prepare('server');
  const { loadBuilt } = await import('./run-built.mjs');
  const { runVerifyAudit } = await loadBuilt('verify-audit.js');
  process.exitCode = await runVerifyAudit(process.argv.slice(2));
});
