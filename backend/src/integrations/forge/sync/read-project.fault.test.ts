import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase } from '../../../platform/db/database.js';
import type { Database } from '../../../platform/index.js';
import { buildApp, startAppProcess, type AppProcess } from '../../../testing/app-process.js';
import { databaseFromTemplate, type TestDatabase } from '../../../testing/database-from-template.js';
import { peopleOfTests, startForgePlatform, type ForgePlatform } from '../../../testing/forge/index.js';
import { freePort } from '../../../testing/free-port.js';
import { startFakeJira, type FakeJira } from '../../../testing/jira/index.js';

// A killed worker’s lock holds for half a minute: each kill costs as much.
const kills = 2;
const issueCount = 1_500;
const limitMs = 8 * 60_000;

let test: TestDatabase;
let database: Database;
let jira: FakeJira;
let platform: ForgePlatform;
let dataDir: string;
let env: Record<string, string>;
let url: string;
let app: AppProcess | null = null;

beforeAll(async () => {
  await buildApp();
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 4 });
  jira = await startFakeJira({
    people: peopleOfTests,
    projects: [{ key: 'SHOP', name: 'Shop' }],
    largestPage: 50,
  });
  platform = await startForgePlatform({ jira });
  dataDir = await mkdtemp(join(tmpdir(), 'valora-sync-'));
  const port = await freePort();
  url = `http://127.0.0.1:${String(port)}/api/v1`;
  env = {
    ...platform.env,
    VALORA_DATA_DIR: dataDir,
    DATABASE_URL: test.appUrl,
    DATABASE_OWNER_URL: test.ownerUrl,
    PORT: String(port),
  };
  app = await startAppProcess(env);
}, 120_000);
afterAll(async () => {
  await app?.kill();
  await platform.close();
  await jira.close();
  await database.close();
  await test.drop();
  await rm(dataDir, { recursive: true, force: true });
});

const call = async (method: string, path: string, more: { accountId?: string; body: unknown }) => {
  const { accountId, body } = more;
  const seed = {
    systemToken: jira.systemToken,
    ...(accountId === undefined
      ? { moduleKey: 'lifecycle-events' }
      : {
          accountId,
          userToken: jira.userTokenOf(accountId),
          project: { id: jira.projectId('SHOP'), key: 'SHOP' },
        }),
  };
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(await platform.headersFor(seed)) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as { data: { team?: { id: string } } };
};

interface SyncRow {
  state: string;
  issues_read: number;
  created: number;
  unchanged: number;
}
const syncOf = (teamId: string): Promise<SyncRow> =>
  database.inTeam(
    teamId,
    async ({ trx }) => (await trx('jira_syncs').where({ kind: 'full' }).orderBy('id').first()) as SyncRow,
  );

describe('the backend is killed while it reads a project', () => {
  it(
    `takes in ${String(issueCount)} issues, each once, through ${String(kills)} kills`,
    async () => {
      for (let n = 1; n <= issueCount; n += 1)
        jira.seed({ projectKey: 'SHOP', summary: `Issue ${String(n)}`, createdAtMs: 1_000_000 + n });
      await call('POST', '/forge/lifecycle', { body: { eventType: 'avi:forge:installed:app' } });
      const path = `/forge/projects/${jira.projectId('SHOP')}`;
      const { data } = await call('PUT', path, { accountId: 'acc-admin', body: {} });
      const teamId = data.team?.id ?? '';
      jira.decide(({ path: place }) =>
        /search\/jql/.test(place) ? { performed: true, outcome: { delayMs: 100 } } : null,
      );

      const readAtKills: number[] = [];
      while (readAtKills.length < kills) {
        const before = (await syncOf(teamId))?.issues_read ?? 0;
        await delay(300 + Math.random() * 400);
        const { issues_read: read } = (await syncOf(teamId)) ?? { issues_read: 0 };
        if (read === before || read >= issueCount) {
          if (read >= issueCount) break;
          continue;
        }
        readAtKills.push(read);
        await app?.kill();
        app = await startAppProcess(env);
      }
      const endsAt = Date.now() + limitMs;
      while ((await syncOf(teamId)).state !== 'done') {
        if (Date.now() > endsAt) throw new Error(`not done: ${JSON.stringify(await syncOf(teamId))}`);
        await delay(500);
      }

      process.stderr.write(`sync: killed after ${readAtKills.join(', ')} of ${String(issueCount)} issues\n`);
      expect(readAtKills).toHaveLength(kills);
      expect(await syncOf(teamId)).toMatchObject({
        issues_read: issueCount,
        created: issueCount,
        unchanged: 0,
      });
      const { features, issues, pages } = await database.inTeam(teamId, async ({ trx }) => ({
        features: (await trx('features').where({ team_id: teamId }).pluck('key')) as string[],
        issues: (await trx('jira_issues').whereNotNull('feature_id').pluck('feature_id')) as string[],
        pages: (await trx('raw_payloads').where({ team_id: teamId }).select('payload')) as {
          payload: { issues: { key: string }[] };
        }[],
      }));
      const keys = jira.issues().map(({ key }) => key);
      expect(features.sort()).toEqual(keys.sort());
      expect(new Set(issues).size).toBe(issueCount);
      expect(pages.flatMap(({ payload }) => payload.issues.map(({ key }) => key)).sort()).toEqual(keys);
    },
    limitMs,
  );
});
