import { randomBytes } from 'node:crypto';
import { integrations as contract } from '@valora/contracts';
import { createDatabase } from '../platform/db/database.js';
import type { Database, TeamScope } from '../platform/index.js';
import { createLogger } from '../platform/log/logger.js';
import { createEnvelope } from '../platform/secrets/envelope.js';
import { aTeam, type TestTeam } from '../testing/a-team.js';
import { databaseFromTemplate, type TestDatabase } from '../testing/database-from-template.js';
import { startFakeJira, type FakeJira } from '../testing/jira/index.js';
import { finishOAuth, startOAuth } from './connect-by-oauth.js';
import { connectJira } from './connect-jira.js';
import { listConnections, removeConnection, updateConnection } from './connection-store.js';
import type { ConnectionDeps, JiraSettings } from './integration-deps.js';
import { createJiraClients, type JiraClients } from './jira-clients.js';
import { testConnection } from './test-connection.js';
import { createTrackerOf } from './tracker-of.js';

let test: TestDatabase;
let database: Database;
let team: TestTeam;
let jira: FakeJira;
let nowMs: number;
let deps: ConnectionDeps & { clients: JiraClients };

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
  nowMs = Date.now();
  jira = await startFakeJira();
  deps = depsFor(jira.oauth.client);
});
afterEach(async () => {
  await jira.close();
});

const depsFor = (oauth: JiraSettings['oauth']): typeof deps => {
  const base: ConnectionDeps = {
    database,
    envelope: createEnvelope({ masterKey: randomBytes(32) }),
    clock: { now: () => new Date(nowMs) },
    log: createLogger({ level: 'silent' }),
    jira: { oauth, authUrl: jira.baseUrl, apiUrl: jira.baseUrl, allowLoopback: true },
    publicUrl: () => 'https://valora.example',
    correlationId: () => null,
  };
  return { ...base, clients: createJiraClients(base) };
};
const inTeam = <T>(work: (scope: TeamScope) => Promise<T>) => database.inTeam(team.teamId, work);
const form = (change: object = {}) => ({
  siteUrl: jira.baseUrl,
  ...jira.credentials,
  projectKey: 'SHOP' as string | null,
  ...change,
});
const connect = (change: object = {}) =>
  connectJira(deps, { teamId: team.teamId, actor: team.actor, form: form(change) });
const list = () => inTeam(listConnections);

describe('connecting by API token', () => {
  it('tries the account, keeps it sealed and says so', async () => {
    const made = await connect();
    expect(contract.connectJira.response.parse(made)).toEqual(made);
    expect(made).toMatchObject({ kind: 'jira', auth: 'api_token', state: 'connected', projectKey: 'SHOP' });
    const [row] = await inTeam(({ trx }) => trx('integrations').where({ team_id: team.teamId }));
    expect(JSON.stringify(row)).not.toContain(jira.credentials.apiToken);
    const events = await inTeam(({ trx }) => trx('events').where({ team_id: team.teamId }));
    expect(events.map(({ type }: { type: string }) => type)).toEqual(['integration.connected']);
    expect(JSON.stringify(events)).not.toContain(jira.credentials.apiToken);
    expect((await (await deps.clients.open(team.teamId))?.client.myself())?.displayName).toBe('Valora Robot');
  });

  it.each([
    [{ apiToken: 'wrong' }, 'body.apiToken'],
    [{ siteUrl: 'https://evil.example' }, 'body.siteUrl'],
    [{ projectKey: 'NONE' }, 'body.projectKey'],
  ])('says which field of %j to mend, and keeps nothing', async (change, field) => {
    await expect(connect(change)).rejects.toMatchObject({ code: 'invalid_input', details: [{ field }] });
    expect(await list()).toEqual([]);
  });

  it('says that what answers is no Jira', async () => {
    jira.fail({ performed: false, outcome: 'html', times: 9 });
    await expect(connect()).rejects.toMatchObject({ details: [{ field: 'body.siteUrl' }] });
  });

  it('says that Jira asks to wait', async () => {
    jira.fail({
      performed: false,
      outcome: {
        status: 429,
        headers: { 'retry-after': '600', 'ratelimit-reason': 'jira-quota-tenant-based' },
      },
    });
    await expect(connect()).rejects.toMatchObject({ code: 'vendor_failed', retryAfterMs: 600_000 });
  });

  it('replaces the connection when connected again', async () => {
    const first = await connect();
    const second = await connect({ projectKey: null });
    expect(second).toMatchObject({ id: first.id, version: 2, projectKey: null });
    expect(await list()).toHaveLength(1);
  });
});

describe('a connection', () => {
  const edit = (id: string, change: { paused: boolean; expectedVersion: number }) =>
    inTeam((scope) => updateConnection(scope, { id, projectKey: 'SHOP', actor: team.actor, ...change }));

  it('can be paused and resumed, each from the version that was read', async () => {
    const { id } = await connect();
    expect(await edit(id, { paused: true, expectedVersion: 1 })).toMatchObject({
      state: 'paused',
      version: 2,
    });
    expect(await deps.clients.open(team.teamId)).toBeNull();
    await expect(edit(id, { paused: false, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'version_mismatch',
    });
    expect(await edit(id, { paused: false, expectedVersion: 2 })).toMatchObject({ state: 'connected' });
    expect(await deps.clients.open(team.teamId)).not.toBeNull();
  });

  it('is forgotten with its secrets', async () => {
    const { id } = await connect();
    await inTeam((scope) => removeConnection(scope, id, team.actor));
    expect(await list()).toEqual([]);
    await expect(inTeam((scope) => removeConnection(scope, id, team.actor))).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('belongs to its team alone', async () => {
    const { id } = await connect();
    const stranger = await aTeam(database);
    expect(await deps.clients.open(stranger.teamId)).toBeNull();
    await expect(testConnection(deps, { teamId: stranger.teamId, id })).rejects.toMatchObject({
      code: 'not_found',
    });
    const sealed = await inTeam(({ trx }) => trx('integrations').where({ id }).first('secrets'));
    await expect(
      database.inTeam(stranger.teamId, (scope) =>
        deps.envelope.decrypt(scope, 'jira|secrets', (sealed as { secrets: string }).secrets),
      ),
    ).rejects.toThrow();
  });

  it('is tested, and shows what is wrong until it works again', async () => {
    const { id } = await connect();
    const ask = () => testConnection(deps, { teamId: team.teamId, id });
    expect(await ask()).toEqual({ ok: true, message: 'Connected as Valora Robot.' });
    jira.fail({ performed: false, outcome: { status: 401 } });
    expect(await ask()).toMatchObject({ ok: false });
    expect(await list()).toMatchObject([
      { state: 'failing', problem: expect.stringContaining('credentials') },
    ]);
    await ask();
    expect(await list()).toMatchObject([{ state: 'connected', problem: null }]);
  });

  it('shows as failing once its token was revoked, whoever finds out', async () => {
    await connect();
    jira.revoke();
    const tracker = await createTrackerOf(deps)(team.teamId);
    await expect(tracker?.listProjects()).rejects.toMatchObject({
      name: 'TrackerProblem',
      retryAfterMs: null,
    });
    expect(await list()).toMatchObject([{ state: 'failing' }]);
  });
});

describe('connecting by OAuth', () => {
  const start = async () => new URL(await startOAuth(deps, team.caller)).searchParams;
  const finish = (state: string, caller = team.caller) =>
    finishOAuth(deps, { caller, code: jira.oauth.consent(), state });

  it('comes back with a code and keeps the tokens', async () => {
    const asked = await start();
    expect(asked.get('redirect_uri')).toBe('https://valora.example/settings/connections/jira/callback');
    const made = await finish(asked.get('state') ?? '');
    expect(contract.finishJiraOAuth.response.parse(made)).toEqual(made);
    expect(made).toMatchObject({ auth: 'oauth', state: 'connected' });
    expect((await (await deps.clients.open(team.teamId))?.client.myself())?.displayName).toBe('Valora Robot');
  });

  it('keeps state within what the contract lets back in', async () => {
    expect((await start()).get('state')?.length).toBeLessThanOrEqual(500);
  });

  it('refuses a state of somebody else, of another team, too old or made up', async () => {
    const state = (await start()).get('state') ?? '';
    const other = await aTeam(database);
    const refused = { code: 'invalid_input', details: [{ field: 'body.state' }] };
    await expect(finish(state, other.caller)).rejects.toMatchObject(refused);
    const colleague = { ...team.caller, actor: { ...team.actor, userId: other.userId } };
    await expect(finish(state, colleague)).rejects.toMatchObject(refused);
    await expect(finish('made-up-state')).rejects.toMatchObject(refused);
    nowMs += 16 * 60_000;
    await expect(finish(state)).rejects.toMatchObject(refused);
    expect(await list()).toEqual([]);
  });

  it('is not offered without an app', async () => {
    deps = depsFor(null);
    await expect(start()).rejects.toMatchObject({ code: 'conflict' });
  });

  it('renews its tokens once, however many processes need them', async () => {
    await finish((await start()).get('state') ?? '');
    nowMs += 3_600_000;
    jira.oauth.expireAccessTokens();
    const open = await Promise.all([1, 2, 3, 4].map(() => createJiraClients(deps).open(team.teamId)));
    const names = await Promise.all(open.map(async (one) => (await one?.client.myself())?.displayName));
    expect(new Set(names)).toEqual(new Set(['Valora Robot']));
    expect(jira.oauth.tokensIssued()).toBe(2);
    expect((await (await deps.clients.open(team.teamId))?.client.myself())?.displayName).toBe('Valora Robot');
    expect(jira.oauth.tokensIssued()).toBe(2);
  });
});
