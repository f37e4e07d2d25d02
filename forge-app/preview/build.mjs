/**
 * Builds the local host: its page, its server, and the app’s UI Kit screens with Atlassian’s own bundler. What is
 * current is left alone.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { listFiles, fingerprint, readStamp, writeStamp } from '../../backend/src/start/stamp.mjs';
import { at, root } from '../../backend/src/start/paths.mjs';
import { runChild } from '../../backend/src/start/run-child.mjs';
import { StartError } from '../../backend/src/start/start-error.mjs';

const here = at('forge-app', 'preview');
const dist = join(here, 'dist');

const once = async (folder, sources, work) => {
  const stamp = await fingerprint(['package-lock.json', ...sources]);
  if ((await readStamp(folder)) === stamp) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await work();
  await writeStamp(folder, stamp);
};

const alias = {
  '@atlaskit/feature-gate-js-client/feature-gates': at('backend/web/src/vendor/no-feature-gates.ts'),
};

const buildPage = () =>
  build({
    absWorkingDir: root,
    entryPoints: [join(here, 'browser', 'main.tsx')],
    outdir: join(dist, 'page'),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    tsconfig: join(here, 'tsconfig.json'),
    alias,
    define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
    loader: { '.svg': 'file', '.woff2': 'file' },
    logLevel: 'error',
  });

const buildServer = () =>
  build({
    absWorkingDir: root,
    entryPoints: [join(here, 'server', 'main.ts')],
    outfile: join(dist, 'server', 'main.mjs'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'error',
  });

const nativeResources = async (appRoot) => {
  const { modules, resources } = parse(await readFile(join(appRoot, 'manifest.yml'), 'utf8'));
  const all = Object.values(modules).flat();
  const drawn = all.flatMap((module) => [module, module.view ?? {}, module.edit ?? {}]);
  const native = new Set(
    drawn.filter(({ render }) => render === 'native').map(({ resource }) => resource.split('/')[0]),
  );
  return resources.filter(({ key }) => native.has(key));
};

const buildUiKit = async (appRoot, out) => {
  const { code, output } = await runChild(
    process.execPath,
    [join(here, 'server', 'uikit-build.cjs'), out, JSON.stringify(await nativeResources(appRoot))],
    { cwd: appRoot, env: { ...process.env, FORGE_DISABLE_ANALYTICS: '1' } },
  );
  if (code !== 0) throw new StartError(`The UI Kit screens could not be bundled:\n${output}`);
};

const buildFunctions = (appRoot, entry, outfile) =>
  build({
    absWorkingDir: appRoot,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    logLevel: 'error',
  });

const sourcesBelow = async (...folders) => (await Promise.all(folders.map(listFiles))).flat();
const isSource = (path) => !/\.test\.tsx?$/.test(path);

/** Paths of everything the host runs with. `app`: the app itself, or the small one of the host’s own test. */
export const buildPreview = async (app = 'valora') => {
  const own = app === 'valora';
  const appRoot = own ? root : join(here, 'fixture');
  const ui = join(dist, `ui-${app}`);
  await once(
    join(dist, 'page'),
    (await sourcesBelow('forge-app/preview/browser')).concat('forge-app/preview/shared.ts'),
    buildPage,
  );
  await once(
    join(dist, 'server'),
    (await sourcesBelow('forge-app/preview/server', 'backend/src/testing')).concat(
      'forge-app/preview/shared.ts',
    ),
    buildServer,
  );
  const screens = own
    ? ['forge-app/src', 'forge-app/board/src', 'backend/contracts/src']
    : ['forge-app/preview/fixture'];
  const manifest = own ? 'manifest.yml' : 'forge-app/preview/fixture/manifest.yml';
  await once(ui, (await sourcesBelow(...screens)).filter(isSource).concat(manifest), () =>
    buildUiKit(appRoot, ui),
  );
  const functions = own ? at('forge-app', 'dist', 'index.js') : join(dist, 'functions', 'fixture.js');
  if (!own) await buildFunctions(appRoot, join(appRoot, 'functions.ts'), functions);
  return {
    root: appRoot,
    page: join(dist, 'page'),
    ui,
    functions,
    runner: join(here, 'server', 'function-runner.cjs'),
    bridge: join(here, 'browser', 'custom-bridge.js'),
    main: join(dist, 'server', 'main.mjs'),
  };
};
