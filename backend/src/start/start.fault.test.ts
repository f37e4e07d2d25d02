import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApiClient, type ApiClient } from '../testing/api-client.js';
import { ownerLinkIn } from '../testing/app-process.js';
import { freePort } from '../testing/free-port.js';
import { aDataDir } from '../testing/postgres-holder.js';

const rounds = 3;
const writers = 3;
const loadMs = 2_000;
/** Recovery of a small database takes a second or two; this is for a machine that does much else. */
const readyWithinMs = 90_000;
const limitMs = 6 * 60_000;

let dataDir = '';
let port = '';
let server: ChildProcess | null = null;
let said = '';
let api: ApiClient;

/** What npm start runs. It installs and builds where that is needed, so the first start may take its time. */
const launch = (): void => {
  const { npm_lifecycle_event: _, ...env } = process.env;
  server = spawn(process.execPath, [join(__dirname, 'start.mjs')], {
    env: {
      ...env,
      VALORA_DATA_DIR: dataDir,
      PORT: port,
      LOG_LEVEL: 'silent',
      RATE_LIMIT_USER_PER_MINUTE: '1000000',
      RATE_LIMIT_TEAM_PER_MINUTE: '1000000',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
};

const untilReady = async (): Promise<void> => {
  const endsAt = Date.now() + readyWithinMs;
  while (Date.now() < endsAt) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.status === 200) return;
    if (server?.exitCode != null) break;
    await sleep(25);
  }
  throw new Error(`not ready: ${said}`);
};

/** SIGKILL to Node alone. */
const killNode = async (): Promise<void> => {
  if (server === null || server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGKILL');
  await exited;
};

const postmasterPid = async (): Promise<number> =>
  Number.parseInt(await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8'), 10);

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

beforeAll(async () => {
  dataDir = await aDataDir();
  port = String(await freePort());
  api = createApiClient(`http://127.0.0.1:${port}`);
});
afterAll(async () => {
  await killNode();
  const pid = await postmasterPid().catch(() => 0);
  if (pid > 1 && isAlive(pid)) process.kill(pid, 'SIGQUIT');
  await rm(dataDir, { recursive: true, force: true });
});

/** Writes until the server is gone; keeps what was acknowledged. */
const write = async (writer: string, acknowledged: Map<string, string>): Promise<void> => {
  for (let number = 1; ; number += 1) {
    const title = `Feature ${String(number)} of ${writer}`;
    const answer = await api.send('POST', '/features', { body: { title } }).catch(() => null);
    if (answer?.status !== 201) return;
    acknowledged.set(answer.body.data.id as string, title);
  }
};

const storedFeatures = async (): Promise<Map<string, string>> => {
  const found = new Map<string, string>();
  for (let page = 1; ; page += 1) {
    const { body } = await api.insist('GET', `/features?sort=key&limit=100&page=${String(page)}`);
    const items = body.data.items as { id: string; title: string }[];
    for (const { id, title } of items) found.set(id, title);
    if (items.length < 100) return found;
  }
};

const untilAllPredicted = async (): Promise<void> => {
  const endsAt = Date.now() + 90_000;
  for (;;) {
    const left = (await api.insist('GET', '/features?ranked=false&limit=1&page=1')).body.data.pagination
      .total as number;
    if (left === 0) return;
    if (Date.now() > endsAt) throw new Error(`${String(left)} features were never ranked`);
    await sleep(500);
  }
};

/** Loads the server, kills it, starts it again. Answers with how long it took to be ready. */
const killAndStart = async (
  name: string,
  options: { acknowledged: Map<string, string>; postmasterToo: boolean },
): Promise<number> => {
  const writing = Promise.all(
    Array.from({ length: writers }, (_, index) =>
      write(`writer ${String(index + 1)}, ${name}`, options.acknowledged),
    ),
  );
  await sleep(loadMs);
  const pid = await postmasterPid();
  await killNode();
  await writing;
  expect(isAlive(pid)).toBe(true);
  if (options.postmasterToo) {
    process.kill(pid, 'SIGKILL');
    while (isAlive(pid)) await sleep(10);
  }
  const startedAt = performance.now();
  launch();
  await untilReady();
  const tookMs = Math.round(performance.now() - startedAt);
  expect((await postmasterPid()) === pid).toBe(!options.postmasterToo);
  const stored = await storedFeatures();
  for (const [id, title] of options.acknowledged) expect([id, stored.get(id)]).toEqual([id, title]);
  return tookMs;
};

describe('F8: npm start is killed with its PostgreSQL below it', () => {
  it(
    `finds its database again ${String(rounds)} times, and ${String(rounds)} times after that was killed too`,
    async () => {
      launch();
      await untilReady();
      // The link is printed a moment after the server has begun to answer.
      while (ownerLinkIn(said) === '') await sleep(25);
      await api.becomeOwner(ownerLinkIn(said));
      const acknowledged = new Map<string, string>();
      const attachedMs: number[] = [];
      const recoveredMs: number[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        const name = `round ${String(round)}`;
        attachedMs.push(await killAndStart(`${name}a`, { acknowledged, postmasterToo: false }));
        recoveredMs.push(await killAndStart(`${name}b`, { acknowledged, postmasterToo: true }));
      }
      await untilAllPredicted();
      process.stderr.write(
        `F8: ${String(acknowledged.size)} features acknowledged and kept; ready again after ` +
          `${attachedMs.join(', ')} ms with PostgreSQL alive, ${recoveredMs.join(', ')} ms with it killed\n`,
      );
      expect(acknowledged.size).toBeGreaterThan(0);
      expect((await api.insist('GET', '/jobs/failed')).body.data.items).toEqual([]);
      server?.kill('SIGTERM');
      if (server !== null && server.exitCode === null) await once(server, 'exit');
      expect(server?.exitCode).toBe(0);
    },
    limitMs,
  );
});
