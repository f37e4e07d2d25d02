import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase } from '../platform/db/database.js';
import type { Database } from '../platform/index.js';
import { createApiClient, type ApiClient } from '../testing/api-client.js';
import { buildApp, startAppProcess, type AppProcess } from '../testing/app-process.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import { freePort } from '../testing/free-port.js';
import { startFakeJira, type FakeJira } from '../testing/jira/index.js';

const kills = 12;
const featureCount = 15;
const limitMs = 15 * 60_000;

let test: TestDatabase;
let database: Database;
let jira: FakeJira;
let dataDir: string;
let api: ApiClient;
let env: Record<string, string>;
let app: AppProcess | null = null;

beforeAll(async () => {
  await buildApp();
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 4 });
  jira = await startFakeJira({ indexLagMs: 1_500 });
  dataDir = await mkdtemp(join(tmpdir(), 'valora-f3-'));
  const port = await freePort();
  api = createApiClient(`http://127.0.0.1:${String(port)}`);
  env = {
    VALORA_DATA_DIR: dataDir,
    DATABASE_URL: test.appUrl,
    DATABASE_OWNER_URL: test.ownerUrl,
    PORT: String(port),
    ALLOW_LOOPBACK_JIRA: '1',
  };
  app = await startAppProcess(env);
}, 120_000);
afterAll(async () => {
  await app?.kill();
  await jira.close();
  await database.close();
  await test.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const makeFeature = async (number: number): Promise<string> => {
  const body = { title: `Feature ${String(number)}`, key: `F-${String(number)}` };
  return (await api.insist('POST', '/features', { body, key: `feature-${String(number)}` })).body.data
    .id as string;
};

const askAndApprove = async (featureId: string): Promise<string> => {
  const ask = { body: { items: [{ featureId }] }, key: `ask-${featureId}` };
  const asked = await api.insist('POST', '/epics', ask);
  const id = asked.body.data.items[0].id as string;
  await api.insist('POST', `/epics/${id}/approve`, { key: `approve-${id}` });
  const again = await api.insist('POST', '/epics', ask);
  expect(again.body.data).toEqual(asked.body.data);
  return id;
};

/** Whoever looks into Jira and says what is there. */
const decide = async (id: string, requestId: string): Promise<void> => {
  const issue = jira.issues().find(({ labels }) => labels.includes(`valora-${requestId}`));
  const body = issue === undefined ? { decision: 'retry' } : { decision: 'exists', jiraKey: issue.key };
  await api.insist('POST', `/epics/${id}/resolve`, { body, key: `resolve-${id}-${String(Date.now())}` });
};

interface StoredEpic {
  readonly id: string;
  readonly state: string;
  readonly requestId: string;
}
const storedEpics = async (teamId: string): Promise<StoredEpic[]> =>
  (await database.inTeam(teamId, ({ trx }) =>
    trx('epics').where({ team_id: teamId }).select('id', 'state', 'request_id as requestId'),
  )) as StoredEpic[];

const settleAll = async (teamId: string): Promise<{ asked: number }> => {
  const endsAt = Date.now() + limitMs;
  let asked = 0;
  for (;;) {
    const open = (await storedEpics(teamId)).filter(({ state }) => state !== 'linked');
    if (open.length === 0) return { asked };
    if (Date.now() > endsAt) throw new Error(`not settled: ${JSON.stringify(open)}`);
    for (const { id, requestId } of open.filter(({ state }) => state === 'uncertain' || state === 'failed')) {
      asked += 1;
      await decide(id, requestId);
    }
    await delay(500);
  }
};

describe('F3: the backend is killed while it creates epics', () => {
  it(
    `makes exactly one epic for each of ${String(featureCount)} features through ${String(kills)} kills`,
    async () => {
      const { teamId } = await api.becomeOwner(app?.ownerLink() ?? '');
      const connection = { siteUrl: jira.baseUrl, ...jira.credentials, projectKey: 'SHOP' };
      await api.insist('POST', '/integrations/jira', { body: connection });
      const features: string[] = [];
      for (let number = 1; number <= featureCount; number += 1) features.push(await makeFeature(number));

      // Jira takes its time, sometimes before and sometimes after it made the issue, so that kills fall on both sides;
      // the first two it drops unmade, which only a person can tell.
      let creations = 0;
      let underWay = 0;
      jira.decide(({ method, path }) => {
        if (method !== 'POST' || !path.endsWith('/issue')) return null;
        creations += 1;
        if (creations <= 2) return { performed: false, outcome: 'drop' };
        const delayMs = 50 + Math.random() * 250;
        underWay += 1;
        setTimeout(() => {
          underWay -= 1;
        }, delayMs);
        return { performed: creations % 2 === 0, outcome: { delayMs } };
      });
      let killsDuringCreation = 0;

      const clients = (async () => {
        for (const feature of features) {
          await askAndApprove(feature);
          await delay(500);
        }
      })();
      for (let killed = 0; killed < kills; killed += 1) {
        await delay(100 + Math.random() * 700);
        killsDuringCreation += underWay > 0 ? 1 : 0;
        await app?.kill();
        app = await startAppProcess(env);
      }
      await clients;
      const { asked } = await settleAll(teamId);

      const epics = await storedEpics(teamId);
      const made = epics.map(({ requestId }) => jira.createdWithLabel(`valora-${requestId}`));
      process.stderr.write(
        `F3: ${String(kills)} kills, ${String(killsDuringCreation)} of them during a creation; ` +
          `${String(epics.length)} epics, a person asked ${String(asked)} times\n`,
      );
      expect(killsDuringCreation).toBeGreaterThan(0);
      expect(asked).toBeGreaterThan(0);
      expect(epics).toHaveLength(featureCount);
      expect(made).toEqual(epics.map(() => 1));
      expect(jira.issues()).toHaveLength(featureCount);
    },
    limitMs,
  );
});
