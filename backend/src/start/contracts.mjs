/** node contracts.mjs --check | --write: the committed OpenAPI document against the routes it is made from. */
import { requireNode } from './require-node.mjs';

requireNode();
const { runMain, StartError } = await import('./start-error.mjs');

await runMain(async () => {
  const { readFile, writeFile } = await import('node:fs/promises');
  const { at } = await import('./paths.mjs');
  const { prepare } = await import('./prepare.mjs');
  const { loadBuilt } = await import('./run-built.mjs');
  const { findDifference, sortKeys } = await import('./json-difference.mjs');

  const [mode, ...rest] = process.argv.slice(2);
  if (!['--check', '--write'].includes(mode) || rest.length > 0) {
    throw new StartError('Usage: contracts.mjs --check | --write');
  }
  await prepare('server');
  const { openApiDocument } = await loadBuilt('http/openapi.js');
  const file = at('backend', 'contracts', 'openapi.json');
  const made = JSON.parse(JSON.stringify(await openApiDocument()));
  if (mode === '--write') {
    await writeFile(file, `${JSON.stringify(sortKeys(made), null, 2)}\n`);
    return;
  }
  const committed = JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
  const difference = findDifference(committed, made);
  if (difference) {
    throw new StartError(
      `backend/contracts/openapi.json is not what the routes say: ${difference}\n` +
        'Run "node backend/src/start/contracts.mjs --write" and commit it.',
    );
  }
});
