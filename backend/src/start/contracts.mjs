/** node contracts.mjs --check | --write: the committed OpenAPI document and JSON schemas against what they are made from. */
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
  const { mlSchemas } = await import('@valora/contracts');
  const documents = [
    { path: ['backend', 'contracts', 'openapi.json'], from: 'the routes say', made: await openApiDocument() },
    ...Object.entries(mlSchemas()).map(([name, made]) => ({
      path: ['ml', 'contracts', name],
      from: 'the contracts say',
      made,
    })),
  ].map((each) => ({ ...each, made: JSON.parse(JSON.stringify(each.made)) }));
  for (const { path, from, made } of documents) {
    const file = at(...path);
    if (mode === '--write') {
      await writeFile(file, `${JSON.stringify(sortKeys(made), null, 2)}\n`);
      continue;
    }
    const committed = JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
    const difference = findDifference(committed, made);
    if (difference) {
      throw new StartError(
        `${path.join('/')} is not what ${from}: ${difference}\n` +
          'Run "node backend/src/start/contracts.mjs --write" and commit it.',
      );
    }
  }
});
