import { ensureInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { isCurrent, outputs } from './outputs.mjs';
import { at, root } from './paths.mjs';
import { runChild } from './run-child.mjs';
import { StartError } from './start-error.mjs';
import { step } from './step.mjs';

const areCurrent = async (names) => {
  const answers = await Promise.all(names.map((name) => isCurrent(outputs[name])));
  return answers.every(Boolean);
};

const build = async (flags) => {
  const { code, output } = await runChild(process.execPath, [at('backend/src/start/build.mjs'), ...flags], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (code !== 0) throw new StartError(`Building Valora failed:\n\n${output}`);
};

const ensureBuilt = async (names) => {
  if (await areCurrent(names)) return;
  await withLock(async () => {
    if (await areCurrent(names)) return;
    await step('Building', () => build(names.includes('web') ? [] : ['--no-web']));
  });
};

/** Installs and builds what is missing or older than its sources. `parts`: none to install only. */
export const prepare = async (...parts) => {
  await ensureInstalled(withLock);
  if (parts.length > 0) await ensureBuilt(parts);
};

/** Builds what Forge gets, where it is older than its sources. */
export const prepareForge = async () => {
  const script = at('backend/src/start/forge-build.mjs');
  const { code, output } = await runChild(process.execPath, [script], { cwd: root });
  if (code !== 0) throw new StartError(`Building for Jira failed:\n\n${output}`);
};
