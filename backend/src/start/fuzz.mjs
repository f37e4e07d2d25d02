/**
 * npm run fuzz [-- EXAMPLES]: starts the server on throwaway data and lets schemathesis, a peer nobody here wrote, try
 * more than 10,000 right and wrong requests at every operation of its OpenAPI document. Ends with 0 only when nothing
 * answered 5xx, no answer broke its schema, and the server and its jobs had nothing to complain about.
 */
import { requireNode } from './require-node.mjs';

requireNode();
const { runMain, StartError } = await import('./start-error.mjs');

/** Per operation and phase; enough for the requests wanted below, in some three minutes on two cores. */
const EXAMPLES = 80;
const WANTED_REQUESTS = 10_000;
/**
 * These take away what the other operations live on, so their turn comes after theirs: beside `listApiTokens` the fuzzer
 * would sooner or later revoke the token it uses.
 */
const LAST = ['removeSample', 'revokeApiToken'];

const look = async (server, workspace) => {
  if (!server.isRunning()) return ['the server died'];
  const lost = (await workspace.isStillIn()) ? [] : ['the token of the run was lost on the way'];
  const failed = (await workspace.failedJobs()).map((job) => `a job failed for good: ${JSON.stringify(job)}`);
  return [...lost, ...failed];
};

const judgeCoverage = async (server, counts) => {
  const { operationsOf } = await import('./fuzz/count-requests.mjs');
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const document = await (await fetch(`${server.url}/api/v1/openapi.json`)).json();
  const operations = operationsOf(document);
  process.stderr.write(`\n${String(total)} requests over ${String(operations.length)} operations\n`);
  const missed = operations.filter((operation) => !counts.has(operation));
  return [
    ...(total < WANTED_REQUESTS
      ? [`only ${String(total)} requests; ${String(WANTED_REQUESTS)} are wanted`]
      : []),
    ...missed.map((operation) => `${operation} was never asked`),
  ];
};

const fuzz = async (server, { program, examples }) => {
  const { existsSync } = await import('node:fs');
  const { writeFile } = await import('node:fs/promises');
  const { join } = await import('node:path');
  const { fillWorkspace } = await import('./fuzz/workspace.mjs');
  const { fuzzConfig } = await import('./fuzz/config.mjs');
  const { runSchemathesis } = await import('./fuzz/run-schemathesis.mjs');
  const { countRequests } = await import('./fuzz/count-requests.mjs');
  const workspace = await fillWorkspace(server);
  const config = join(server.folder, 'schemathesis.toml');
  await writeFile(config, fuzzConfig(workspace));
  const runs = [
    { name: 'most', examples, select: LAST.flatMap((id) => ['--exclude-operation-id', id]) },
    { name: 'last', examples, select: LAST.flatMap((id) => ['--include-operation-id', id]) },
  ];
  const problems = [];
  const counts = new Map();
  for (const run of runs) {
    const { passed, report } = await runSchemathesis({ program, server, config, ...run });
    if (!passed) problems.push(`schemathesis did not pass (run “${run.name}”), see above`);
    if (!existsSync(report)) continue;
    for (const [operation, count] of await countRequests(report))
      counts.set(operation, (counts.get(operation) ?? 0) + count);
  }
  problems.push(...(await look(server, workspace)));
  if (server.isRunning()) problems.push(...(await judgeCoverage(server, counts)));
  return [...problems, ...(await server.complaints())];
};

await runMain(async () => {
  const examples = Number(process.argv[2] ?? EXAMPLES);
  if (!Number.isInteger(examples) || examples < 1) throw new StartError('Usage: npm run fuzz [-- EXAMPLES]');
  const { prepare } = await import('./prepare.mjs');
  await prepare('server');
  const { ensureSchemathesis } = await import('./fuzz/schemathesis.mjs');
  const { startServerUnderTest } = await import('./fuzz/server-under-test.mjs');
  const program = await ensureSchemathesis();
  const server = await startServerUnderTest();
  const problems = await fuzz(server, { program, examples }).finally(server.stop);
  if (problems.length > 0) throw new StartError(problems.join('\n'));
});
