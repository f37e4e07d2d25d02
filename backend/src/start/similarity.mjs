/** node similarity.mjs [VECTORS]: answers questions to a similarity index, a JSON value a line, in their order. */
import { requireNode } from './require-node.mjs';

requireNode();
const { runMain } = await import('./start-error.mjs');

await runMain(async () => {
  const { readFileSync } = await import('node:fs');
  const { createInterface } = await import('node:readline');
  const { prepare } = await import('./prepare.mjs');
  await prepare('server');
  const { loadBuilt } = await import('./run-built.mjs');
  const { createLineAnswers, readWordVectors } = await loadBuilt('similarity/index.js');
  const file = process.argv[2];
  const answer = createLineAnswers(file === undefined ? undefined : readWordVectors(readFileSync(file)));
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity }))
    if (!process.stdout.write(`${answer(line)}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
});
