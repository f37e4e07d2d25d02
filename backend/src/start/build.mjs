/**
 * node build.mjs [--no-web]: compiles what is not current. A process of its own, so that the compilers' memory is gone
 * when the server runs.
 */
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { bringUpToDate, outputs, serverSources } from './outputs.mjs';
import { at, root } from './paths.mjs';
import { runMain } from './start-error.mjs';

/** Folder of compiled files → folder of their sources. */
const COMPILED = {
  'backend/dist/src': 'backend/src',
  'backend/dist/migrations': 'backend/migrations',
  'backend/contracts/dist': 'backend/contracts/src',
};

const compile = async (esbuild, { outdir, outbase, sources }) => {
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: sources.filter((path) => path.endsWith('.ts')),
    outbase,
    outdir,
    bundle: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'error',
  });
  return Object.keys(metafile.outputs).map((path) => path.split('/').join(sep));
};

const copyAssets = async ({ outdir, outbase, sources }) => {
  const assets = sources.filter((path) => !path.endsWith('.ts'));
  return Promise.all(
    assets.map(async (path) => {
      const copy = join(outdir, relative(outbase, path));
      await mkdir(at(dirname(copy)), { recursive: true });
      await copyFile(at(path), at(copy));
      return copy;
    }),
  );
};

/** Removes what earlier sources left behind: a deleted migration must not run from the build. */
const removeOthers = async (outdir, written) => {
  const kept = new Set(written);
  for (const entry of await readdir(at(outdir), { withFileTypes: true, recursive: true })) {
    const path = relative(root, join(entry.parentPath, entry.name));
    if (!entry.isDirectory() && !kept.has(path)) await rm(at(path));
  }
};

const buildServer = async () => {
  const esbuild = await import('esbuild');
  const all = await serverSources();
  for (const [outdir, outbase] of Object.entries(COMPILED)) {
    const sources = all.filter((path) => path.startsWith(`${outbase}/`));
    const folders = { outdir, outbase, sources };
    const written = [...(await compile(esbuild, folders)), ...(await copyAssets(folders))];
    await removeOthers(outdir, written);
  }
};

const buildWeb = async () => {
  // React and Vite decide by it whether to build for development.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  await build({ root: at('backend', 'web'), logLevel: 'warn', build: { emptyOutDir: true } });
};

const builders = { server: buildServer, web: buildWeb };

await runMain(async () => {
  const names = process.argv.includes('--no-web') ? ['server'] : ['server', 'web'];
  for (const name of names) await bringUpToDate(outputs[name], builders[name]);
});
