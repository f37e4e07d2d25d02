import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { at, root } from './paths.mjs';
import { runChild } from './run-child.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';
import { StartError } from './start-error.mjs';
import { step } from './step.mjs';

const stampFolder = at('node_modules', '.cache', 'valora', 'install');

const wantedStamp = async () =>
  `${process.platform}-${process.arch} ${await fingerprint(['package-lock.json'])}`;

const readPackages = async (path) => JSON.parse(await readFile(path, 'utf8')).packages;

/** Did somebody run npm by hand? Then what npm notes in node_modules says the same as the lock file. */
const npmHasInstalled = async () => {
  const installed = await readPackages(at('node_modules', '.package-lock.json')).catch(() => undefined);
  if (!installed) return false;
  const locked = await readPackages(at('package-lock.json'));
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (!found) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
};

const isInstalled = async () => {
  if (!existsSync(at('node_modules', '.package-lock.json'))) return false;
  const wanted = await wantedStamp();
  if ((await readStamp(stampFolder)) === wanted) return true;
  if (!(await npmHasInstalled())) return false;
  // A read-only project only loses the shortcut.
  await writeStamp(stampFolder, wanted).catch(() => undefined);
  return true;
};

const explain = (output) => {
  const lines = output
    .split('\n')
    .filter((line) => !line.startsWith('npm notice'))
    .slice(0, 20)
    .join('\n');
  const cacheRefused = /cache/i.test(output) && /EACCES|EROFS|EPERM|root-owned/.test(output);
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(output);
  const advice = cacheRefused
    ? '\n\nnpm may not write to its cache. Give it another one: npm_config_cache=/path/to/folder npm start'
    : offline
      ? '\n\nThe package registry cannot be reached. Check the network and start again.'
      : '';
  return `Installing the packages failed. npm says:\n\n${lines}${advice}`;
};

const install = async () => {
  // --include: NODE_ENV=production would leave out what builds the pages, omit=optional the database.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--include=dev', '--include=optional'];
  const npm = process.env.npm_execpath;
  // ONNX Runtime brings what runs on a processor; its install step would fetch what runs on a graphics card.
  const options = { cwd: root, env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' } };
  const { code, output } = npm?.endsWith('npm-cli.js')
    ? await runChild(process.execPath, [npm, ...args], options)
    : await runChild('npm', args, options);
  if (code !== 0) throw new StartError(explain(output));
  await writeStamp(stampFolder, await wantedStamp());
};

/** Installs the packages of package-lock.json unless they are there. */
export const ensureInstalled = async (withLock) => {
  if (await isInstalled()) return;
  await withLock(async () => {
    if (!(await isInstalled())) await step('Installing packages', install);
  });
};
