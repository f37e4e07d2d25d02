import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { at } from '../paths.mjs';

const MANY = '100000000';
const STOP_PATIENCE_MS = 40_000;
const SHOWN_FAULTS = 20;
const SHOWN_CHARACTERS = 800;

/** Without what differs between two of a kind. */
const shorten = (line) => {
  const { err, operation, msg } = JSON.parse(line);
  const text = [msg, operation, err?.stack ?? err?.message].filter(Boolean).join(' | ');
  return text.replaceAll(/\s+/g, ' ').slice(0, SHOWN_CHARACTERS);
};

/** A guard that lets the server reach this machine only: a fuzzer makes up addresses of Jira sites. */
const compileGuard = async (folder) => {
  const outfile = join(folder, 'close-network.mjs');
  await build({
    entryPoints: [at('backend', 'src', 'testing', 'close-network.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return pathToFileURL(outfile).href;
};

const firstLink = (child) =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
      const link = /(http:\S+)\/welcome#link=(\S+)/.exec(said);
      if (link) resolve({ url: link[1], linkToken: link[2] });
    });
    child.once('exit', () => reject(new Error(`The server ended before it was ready:\n${said}`)));
  });

/**
 * The whole server on data of its own, on a free port: without limits of calls, its answers held strictly against the
 * contracts, its complaints kept.
 */
export const startServerUnderTest = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'valora-fuzz-'));
  const guard = await compileGuard(folder);
  const child = spawn(process.execPath, ['--import', guard, at('backend/src/start/fuzz/serve.mjs')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      VALORA_DATA_DIR: join(folder, 'data'),
      PORT: '0',
      LOG_LEVEL: 'error',
      STRICT_RESPONSES: '1',
      RATE_LIMIT_USER_PER_MINUTE: MANY,
      RATE_LIMIT_TEAM_PER_MINUTE: MANY,
      RATE_LIMIT_SIGN_IN_PER_MINUTE: MANY,
    },
  });
  // An interrupt ends this process without more ado; the server must not outlive it.
  const killOnExit = () => child.kill('SIGTERM');
  process.once('exit', killOnExit);
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const logFile = join(folder, 'server.log');
  child.stderr.pipe(createWriteStream(logFile));
  const { url, linkToken } = await firstLink(child);
  return {
    url,
    linkToken,
    folder,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    /** The log at level error or worse: faults of the server, whatever it answered. Each once, and not all of it. */
    complaints: async () => {
      const lines = (await readFile(logFile, 'utf8')).split('\n');
      const faults = lines.filter((line) => /^\{"level":(50|60),/.test(line)).map(shorten);
      return [...new Set(faults)].slice(0, SHOWN_FAULTS);
    },
    stop: async () => {
      process.off('exit', killOnExit);
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE_MS);
      await exited;
      clearTimeout(timer);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
