/**
 * npm run bench [-- --only NAME …]: measures Valora, each figure beside a reference. With `--child NAME [KEY=VALUE …]`
 * it is one of the processes that a measurement consists of, with these settings and none of the user’s.
 */
import { requireNode } from './require-node.mjs';

requireNode();
const { runMain } = await import('./start-error.mjs');

/** All that a child inherits: a DATABASE_URL of the user’s must not be measured, let alone written to. */
const INHERITED = new Set(['PATH', 'HOME', 'USER', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot']);

const settle = (settings) => {
  for (const name of Object.keys(process.env)) if (!INHERITED.has(name)) delete process.env[name];
  for (const setting of settings) {
    const at = setting.indexOf('=');
    process.env[setting.slice(0, at)] = setting.slice(at + 1);
  }
};

const runChild = async ([name, ...settings]) => {
  settle(settings);
  if (name === 'start') {
    process.argv.length = 2;
    // As the other children do: gone is the bench, gone is what it measured.
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    await import('./start.mjs');
    return;
  }
  const { loadBuilt } = await import('./run-built.mjs');
  const { runBenchChild } = await loadBuilt('bench/index.js');
  await runBenchChild(name);
};

await runMain(async () => {
  const [first, ...others] = process.argv.slice(2);
  if (first === '--child') {
    await runChild(others);
    return;
  }
  const { prepare } = await import('./prepare.mjs');
  // The measurement of `npm start` must find everything built.
  const parts =
    process.argv.includes('--only') && !process.argv.includes('start') ? ['server'] : ['server', 'web'];
  await prepare(...parts);
  const { at } = await import('./paths.mjs');
  const { loadBuilt } = await import('./run-built.mjs');
  const { runBench } = await loadBuilt('bench/index.js');
  const code = await runBench(process.argv.slice(2), {
    edge: at('backend', 'src', 'start', 'bench.mjs'),
    reportFile: at('docs', 'benchmarks.md'),
  });
  process.stdout.write('', () => process.exit(code));
});
