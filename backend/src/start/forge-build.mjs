/**
 * npm run forge:build [-- --app-id ID --backend-url URL [--backend-url-eu URL …]]: the functions and the board as Forge
 * takes them, where their sources changed; with options, the app id and the addresses are written to manifest.yml first.
 */
import { requireNode } from './require-node.mjs';

requireNode();
const { runMain } = await import('./start-error.mjs');

await runMain(async () => {
  const { readFile, rm, writeFile } = await import('node:fs/promises');
  const { at, root } = await import('./paths.mjs');
  const { ensureInstalled } = await import('./install.mjs');
  const { withLock } = await import('./lock.mjs');
  const { bringUpToDate, outputs } = await import('./outputs.mjs');
  const { step } = await import('./step.mjs');
  const { readOptions, setManifest } = await import('./forge-build/set-manifest.mjs');

  const options = readOptions(process.argv.slice(2));

  const buildFunctions = async () => {
    const { build } = await import('esbuild');
    await rm(at('forge-app', 'dist'), { recursive: true, force: true });
    // What the platform loads: one CommonJS file. https://developer.atlassian.com/platform/forge/manifest-reference/packaging/
    await build({
      absWorkingDir: root,
      entryPoints: ['forge-app/src/index.ts'],
      outfile: 'forge-app/dist/index.js',
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node22',
      legalComments: 'none',
      logLevel: 'error',
    });
    // The workspace around it is of ES modules.
    await writeFile(at('forge-app', 'dist', 'package.json'), '{ "type": "commonjs" }\n');
  };
  const buildBoard = async () => {
    // React and Vite decide by it whether to build for development.
    process.env.NODE_ENV = 'production';
    const { build } = await import('vite');
    await build({ configFile: at('forge-app', 'board', 'vite.config.ts'), logLevel: 'warn' });
  };

  await ensureInstalled(withLock);
  if (options !== null) {
    const file = at('manifest.yml');
    await writeFile(file, await setManifest(await readFile(file, 'utf8'), options));
  }
  const all = [
    { output: outputs.forgeFunctions, label: 'Building the functions for Jira', build: buildFunctions },
    { output: outputs.forgeBoard, label: 'Building the board for Jira', build: buildBoard },
  ];
  await withLock(async () => {
    for (const { output, label, build } of all) await bringUpToDate(output, () => step(label, build));
  });
});
