/* eslint-disable @typescript-eslint/no-require-imports -- the bundler wants a CommonJS main module */
/**
 * node uikit-build.cjs OUT RESOURCES: bundles UI Kit entries with the bundler that `forge deploy` uses. CommonJS and the
 * main module of a process of its own, because that bundler asks for it.
 */
const { cp } = require('node:fs/promises');
const path = require('node:path');
const { NativeUIBundler } = require('@forge/bundler');

const [out, resources] = process.argv.slice(2);
const quiet = () => undefined;
const logger = { debug: quiet, info: quiet, trace: quiet, warn: console.error, error: console.error };

const run = async () => {
  const bundled = await new NativeUIBundler(logger).bundleResources(JSON.parse(resources));
  for (const { key, path: from } of bundled.nativeUiBundlesDetails)
    await cp(from, path.join(out, key), { recursive: true });
};

run().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
