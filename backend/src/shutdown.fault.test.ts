import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createApiClient, type ApiClient } from './testing/api-client.js';
import { buildApp, startAppProcess, type AppProcess, type Ended } from './testing/app-process.js';
import { createBalancer, type Balancer } from './testing/balancer.js';
import { databaseFromTemplate, type TestDatabase } from './testing/database-from-template.js';
import { watchFinishedJobs, type FinishedJob } from './testing/finished-jobs.js';
import { freePort } from './testing/free-port.js';

const clients = 12;
const writesOneIn = 20;
const importRows = 500;
/** Begins before the server is asked to end, and ends after it stopped taking connections. */
const uploadMs = 4_000;
const loadMs = 2_000;
const exitWithinMs = 30_000;
const limitMs = 5 * 60_000;

interface Instance {
  readonly port: number;
  app: AppProcess;
}

let test: TestDatabase;
let owner: pg.Pool;
let finishedJobs: () => Promise<FinishedJob[]>;
let dataDir = '';
let balancer: Balancer;
const instances: Instance[] = [];

const start = (port: number): Promise<AppProcess> =>
  startAppProcess({
    VALORA_DATA_DIR: dataDir,
    DATABASE_URL: test.appUrl,
    DATABASE_OWNER_URL: test.ownerUrl,
    PORT: String(port),
    RATE_LIMIT_USER_PER_MINUTE: '1000000',
    RATE_LIMIT_TEAM_PER_MINUTE: '1000000',
  });

beforeAll(async () => {
  await buildApp();
  test = await databaseFromTemplate();
  owner = new pg.Pool({ connectionString: test.ownerUrl, max: 2 });
  finishedJobs = await watchFinishedJobs(owner);
  dataDir = await mkdtemp(join(tmpdir(), 'valora-f7-'));
  for (let count = 0; count < 2; count += 1) {
    const port = await freePort();
    instances.push({ port, app: await start(port) });
  }
  balancer = createBalancer(instances.map(({ port }) => port));
}, 120_000);
afterAll(async () => {
  balancer.close();
  for (const { app } of instances) await app.kill();
  await owner.end();
  await test.drop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Tally {
  answered: number;
  readonly failed: string[];
}

/** A person at the board: reads and writes without a pause, and repeats nothing. */
const use = async (headers: Record<string, string>, tally: Tally, isOver: () => boolean): Promise<void> => {
  for (let n = 0; !isOver(); n += 1) {
    const request =
      n % writesOneIn === 0
        ? { method: 'POST', path: '/api/v1/features', headers, body: { title: `Feature ${String(n)}` } }
        : { method: 'GET', path: '/api/v1/features?limit=20', headers };
    try {
      const status = await balancer.send(request);
      tally.answered += 1;
      if (status >= 300) tally.failed.push(`${request.method} ${String(status)}`);
    } catch (error) {
      tally.failed.push(`${request.method} ${String(error)}`);
    }
  }
};

/** A file that comes so slowly that the server is asked to end while it is under way. */
const slowFile = (rows: number, forMs: number): ReadableStream<Uint8Array> => {
  const pieces = 10;
  const encoder = new TextEncoder();
  let piece = 0;
  return new ReadableStream({
    pull: async (controller) => {
      if (piece === 0) controller.enqueue(encoder.encode('key,title,story points\n'));
      if (piece === pieces) {
        controller.close();
        return;
      }
      const from = (piece * rows) / pieces;
      const lines = Array.from({ length: rows / pieces }, (_, index) => {
        const number = String(from + index + 1);
        return `ROW-${number},Row ${number} of the file,${String(1 + (index % 8))}\n`;
      });
      piece += 1;
      controller.enqueue(encoder.encode(lines.join('')));
      await sleep(forMs / pieces);
    },
  });
};

const upload = async (instance: Instance, token: string, body: BodyInit): Promise<string> => {
  const response = await fetch(`http://127.0.0.1:${String(instance.port)}/api/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    body,
    duplex: 'half',
  } as RequestInit);
  expect(response.status).toBe(202);
  return ((await response.json()) as { data: { id: string } }).data.id;
};

/** What the load meets while one server after the other is replaced. */
const replaceAll = async (token: string): Promise<{ ended: Ended[]; imports: string[] }> => {
  const ended: Ended[] = [];
  const imports: string[] = [];
  for (const instance of instances) {
    await sleep(loadMs);
    const uploading = upload(instance, token, slowFile(importRows, uploadMs));
    await sleep(uploadMs / 4);
    ended.push(await instance.app.stop());
    imports.push(await uploading);
    instance.app = await start(instance.port);
  }
  await sleep(loadMs);
  return { ended, imports };
};

const untilImported = async (api: ApiClient, id: string): Promise<void> => {
  const endsAt = Date.now() + 60_000;
  for (let state = ''; state !== 'done';) {
    state = (await api.insist('GET', `/imports/${id}`)).body.data.state as string;
    if (Date.now() > endsAt) throw new Error(`the import stayed ${state}`);
    await sleep(250);
  }
};

describe('F7: servers are replaced under load', () => {
  it(
    'fails no request, finishes what runs, and ends with 0 within half a minute',
    async () => {
      const [first] = instances;
      const api = createApiClient(`http://127.0.0.1:${String(first?.port)}`);
      const { token } = await api.becomeOwner(first?.app.ownerLink() ?? '');
      const tally: Tally = { answered: 0, failed: [] };
      let over = false;
      const startedAt = performance.now();
      const using = Promise.all(
        Array.from({ length: clients }, () => use({ authorization: `Bearer ${token}` }, tally, () => over)),
      );
      const { ended, imports } = await replaceAll(token);
      over = true;
      await using;
      const perSecond = tally.answered / ((performance.now() - startedAt) / 1000);
      for (const id of imports) await untilImported(api, id);

      const jobs = await finishedJobs();
      process.stderr.write(
        `F7: ${String(tally.answered)} requests (${perSecond.toFixed(0)}/s), ${String(tally.failed.length)} failed; ` +
          `${String(jobs.length)} jobs; ended after ${ended.map(({ tookMs }) => `${tookMs.toFixed(0)} ms`).join(', ')}\n`,
      );
      expect(tally.failed).toEqual([]);
      expect(ended.map(({ code }) => code)).toEqual([0, 0]);
      for (const { tookMs } of ended) expect(tookMs).toBeLessThan(exitWithinMs);
      expect(jobs.length).toBeGreaterThan(0);
      expect(jobs.filter(({ runs }) => runs > 1)).toEqual([]);
      expect((await api.insist('GET', '/jobs/failed')).body.data.items).toEqual([]);
    },
    limitMs,
  );
});
