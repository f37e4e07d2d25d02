/**
 * PostgreSQL for one test run, as a process of its own: jest compiles what it loads in ways Node does not, this runs what
 * users run. Prints one line of JSON when the migrated template is ready; removes everything as soon as its standard
 * input ends, which it does however the test run ends.
 */
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const template = 'valora_template';

/** Compiles only what is needed here, so that a fault in a station stops no test but its own. */
const compile = async (outdir) => {
  await mkdir(outdir, { recursive: true });
  await writeFile(join(outdir, 'package.json'), '{ "type": "module" }');
  await build({
    absWorkingDir: root,
    entryPoints: ['backend/src/platform/**/*.ts', 'backend/migrations/*.ts'],
    outbase: 'backend',
    outdir,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
};

// A test run that is gone reads no more; that must not keep us from tidying up.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

const removals = [];
const inputEnded = new Promise((resolve) => process.stdin.once('end', resolve).resume());

try {
  const compiled = join(root, 'node_modules', '.cache', 'valora', `test-postgres-${process.pid}`);
  removals.push(() => rm(compiled, { recursive: true, force: true }));
  await compile(compiled);
  const load = (path) => import(pathToFileURL(join(compiled, path)).href);
  const { ensureDatabase, startEmbeddedPostgres } = await load('src/platform/embedded-postgres/index.js');
  const { migrate } = await load('src/platform/db/migrate.js');

  const directory = await mkdtemp(join(tmpdir(), 'valora-test-'));
  removals.push(() => rm(directory, { recursive: true, force: true }));
  await chmod(directory, 0o711);
  const log = { info: () => {}, warn: console.warn, error: console.error };
  const postgres = await startEmbeddedPostgres({ dataDir: directory, durability: 'none', log });
  removals.push(postgres.stop);

  const { superuserUrl } = postgres;
  const appPassword = postgres.passwordFor('valora_app');
  await migrate({ ownerUrl: await ensureDatabase({ superuserUrl, name: template }), appPassword });
  process.stdout.write(`${JSON.stringify({ superuserUrl, appPassword, template, directory, compiled })}\n`);
  await inputEnded;
} finally {
  for (const remove of removals.reverse()) await remove();
}
