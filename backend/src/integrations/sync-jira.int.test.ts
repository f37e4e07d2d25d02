import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { createDatabase } from '../platform/db/database.js';
import { newId, type Database, type TeamScope } from '../platform/index.js';
import { createLogger } from '../platform/log/logger.js';
import { createEnvelope } from '../platform/secrets/envelope.js';
import { aTeam, type TestTeam } from '../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import { startFakeJira, type FakeJira } from '../testing/jira/index.js';
import { connectJira } from './connect-jira.js';
import { listConnections, updateConnection } from './connection-store.js';
import type { ConnectionDeps } from './integration-deps.js';
import { createJiraClients } from './jira-clients.js';
import { syncJira, type SyncDeps } from './sync-jira.js';

interface Received {
  readonly fileName: string;
  readonly document: {
    readonly names: Record<string, string>;
    readonly issues: readonly { readonly key: string; readonly fields: Record<string, unknown> }[];
  };
}

let test: TestDatabase;
let database: Database;
let team: TestTeam;
let jira: FakeJira;
let deps: ConnectionDeps & SyncDeps;
let received: Received[];
let connectionId: string;

beforeAll(async () => {
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 5 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});
beforeEach(async () => {
  team = await aTeam(database);
  jira = await startFakeJira({ largestPage: 40 });
  received = [];
  const base: ConnectionDeps = {
    database,
    envelope: createEnvelope({ masterKey: randomBytes(32) }),
    clock: { now: () => new Date() },
    log: createLogger({ level: 'silent' }),
    jira: { oauth: null, authUrl: jira.baseUrl, apiUrl: jira.baseUrl, allowLoopback: true },
    publicUrl: () => 'https://valora.example',
    correlationId: () => null,
  };
  deps = {
    ...base,
    clients: createJiraClients(base),
    receiveIssues: async ({ fileName, content }) => {
      received.push({ fileName, document: JSON.parse(await text(content)) as Received['document'] });
      return { id: newId() };
    },
  };
  const form = { siteUrl: jira.baseUrl, ...jira.credentials, projectKey: 'SHOP' };
  connectionId = (await connectJira(deps, { teamId: team.teamId, actor: team.actor, form })).id;
});
afterEach(async () => {
  await jira.close();
});

const inTeam = <T>(work: (scope: TeamScope) => Promise<T>) => database.inTeam(team.teamId, work);
const sync = (jql?: string) =>
  syncJira(deps, { teamId: team.teamId, id: connectionId, jql, actor: team.actor });
const syncedEvents = () =>
  inTeam(({ trx }) => trx('events').where({ team_id: team.teamId, type: 'integration.synced' }));

describe('a sync', () => {
  it('brings in every issue of the project, with the names of its fields', async () => {
    for (let number = 1; number <= 95; number += 1)
      jira.seed({
        projectKey: 'SHOP',
        summary: `Issue ${String(number)} "quoted"`,
        fields: { customfield_10016: 3 },
      });
    const { importId } = await sync();
    const [sent] = received;
    expect(sent?.fileName).toMatch(/\.json$/);
    expect(sent?.document.issues.map(({ key }) => key)).toEqual(
      Array.from({ length: 95 }, (_, index) => `SHOP-${String(index + 1)}`),
    );
    expect(sent?.document.issues[0]?.fields).toMatchObject({
      summary: 'Issue 1 "quoted"',
      customfield_10016: 3,
    });
    expect(sent?.document.names).toMatchObject({ description: 'Description' });
    expect(await syncedEvents()).toMatchObject([{ payload: { importId, integrationId: connectionId } }]);
    expect((await inTeam(listConnections))[0]?.lastSyncedAt).not.toBeNull();
  });

  it('takes a search of one’s own, and one that finds nothing', async () => {
    jira.seed({ projectKey: 'SHOP', summary: 'Other', labels: ['other'] });
    await sync('labels = "none"');
    expect(received[0]?.document.issues).toEqual([]);
  });

  it('says at the field what Jira has against the search, and takes nothing in', async () => {
    await expect(sync('nonsense = 1')).rejects.toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'body.jql', problem: expect.stringContaining('does not exist') }],
    });
    expect(received).toEqual([]);
    expect(await syncedEvents()).toEqual([]);
  });

  it('goes on through passing trouble', async () => {
    jira.seed({ projectKey: 'SHOP', summary: 'One' });
    jira.fail({
      path: /search/,
      performed: false,
      outcome: { status: 503, headers: { 'retry-after': '0' } },
    });
    await sync();
    expect(received[0]?.document.issues).toHaveLength(1);
  });

  it('takes nothing in when Jira fails half-way', async () => {
    for (let number = 1; number <= 95; number += 1) jira.seed({ projectKey: 'SHOP', summary: 'x' });
    let pages = 0;
    jira.decide(({ path }) => {
      pages += /search/.test(path) ? 1 : 0;
      return pages > 1 ? { performed: false, outcome: { status: 403 } } : null;
    });
    await expect(sync()).rejects.toMatchObject({ code: 'vendor_failed' });
    expect(received).toEqual([]);
    expect((await inTeam(listConnections))[0]?.lastSyncedAt).toBeNull();
  });

  it('notes credentials that no longer work', async () => {
    jira.revoke();
    await expect(sync()).rejects.toMatchObject({ code: 'vendor_failed' });
    expect(await inTeam(listConnections)).toMatchObject([{ state: 'failing' }]);
  });

  it('is not started while paused, nor without a search', async () => {
    const edit = (paused: boolean, expectedVersion: number) =>
      inTeam((scope) =>
        updateConnection(scope, {
          id: connectionId,
          paused,
          projectKey: null,
          expectedVersion,
          actor: team.actor,
        }),
      );
    await edit(false, 1);
    await expect(sync()).rejects.toMatchObject({ code: 'invalid_input' });
    await edit(true, 2);
    await expect(sync('project = SHOP')).rejects.toMatchObject({ code: 'conflict' });
  });
});
