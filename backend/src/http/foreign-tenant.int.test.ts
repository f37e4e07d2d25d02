import { allRoutes, type Action, type Role, type Route } from '@valora/contracts';
import { createApiToken } from '../identity/api-tokens.js';
import { may } from '../identity/index.js';
import { newId } from '../platform/index.js';
import { aFilledTeam, type FilledTeam } from '../testing/a-filled-team.js';
import { aTeam, type TestTeam } from '../testing/a-team.js';
import { startFakeJira, type FakeJira } from '../testing/jira/index.js';
import { startApp, type TestApp } from '../testing/start-app.js';

const roles: readonly Role[] = ['viewer', 'contributor', 'manager', 'admin'];
const word = 'Seamarker';

let jira: FakeJira;
let app: TestApp;
let filled: FilledTeam;
let stranger: TestTeam;
let tokens: Readonly<Record<Role, string>>;

beforeAll(async () => {
  jira = await startFakeJira({ projects: [{ key: 'SHOP' }] });
  app = await startApp({
    env: {
      ALLOW_LOOPBACK_JIRA: '1',
      RATE_LIMIT_USER_PER_MINUTE: '100000',
      RATE_LIMIT_TEAM_PER_MINUTE: '100000',
    },
  });
  filled = await aFilledTeam(app, { jira, word });
  stranger = await aTeam(app.database, { name: 'Quay' });
  const made: [Role, string][] = [];
  for (const role of roles) {
    const { secret } = await app.database.inTeam(stranger.teamId, (scope) =>
      createApiToken(scope, { name: role, role, expiresInDays: null, actor: stranger.actor as never }),
    );
    made.push([role, secret]);
  }
  tokens = Object.fromEntries(made) as Record<Role, string>;
}, 60_000);
afterAll(async () => {
  await app.close();
  await jira.close();
});

/** The path of a route with the ids of what the filled team has. */
const pathOf = ({ path }: Route): string => {
  const first = path.split('/')[1] ?? '';
  const idOf: Readonly<Record<string, string>> = {
    features: filled.featureId,
    signals: filled.signalId,
    companies: filled.companyId,
    imports: filled.importId,
    'ranking-history': filled.snapshotId,
    invitations: filled.invitationId,
    'api-tokens': filled.apiTokenId,
    integrations: filled.integrationId,
    epics: filled.epicId,
    jobs: filled.jobId,
    models: filled.modelId,
    jira: filled.conflictId,
    teams: app.owner.teamId,
  };
  const others: Readonly<Record<string, string>> = {
    featureId: filled.featureId,
    signalId: filled.signalId,
    userId: app.owner.userId,
    queue: 'work',
    issueId: filled.issueId,
    projectId: filled.projectId,
  };
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = name === 'id' ? idOf[first] : others[name];
    if (value === undefined) throw new Error(`aFilledTeam makes nothing for {${name}} of ${path}`);
    return value;
  });
};

/** What a member would send; the ids in it are the filled team’s. A new route with a body and an id needs a line here. */
const bodies = (): Readonly<Record<string, unknown>> => ({
  updateFeature: { title: 'Taken over' },
  setInputs: { inputs: [{ name: 'reach', value: 1 }] },
  setNeeds: { needs: [filled.otherFeatureId] },
  attachSignal: { signalId: filled.otherSignalId },
  updateSignal: { text: 'Taken over' },
  mergeSignal: { intoId: filled.otherSignalId },
  updateCompany: { name: 'Taken over', annualRevenue: null, segment: null },
  overrideRank: { position: 1, reason: 'Taken over' },
  startImport: {},
  recordOutcome: { actualEffortDays: 1 },
  updateIntegration: { paused: true, projectKey: null },
  syncIntegration: {},
  rejectEpic: { reason: 'Taken over' },
  resolveEpic: { decision: 'retry' },
  reportEpic: { outcome: 'unknown', claimId: filled.epicId },
  updateMember: { role: 'viewer' },
  promoteModel: { reason: 'Taken over' },
  tryModel: { share: 0.5 },
  setDataPolicy: {
    mode: 'allowed_fields',
    fields: ['comment', 'summary'],
    storyPointsField: null,
    rules: { title: 'jira', labels: 'jira', storyPoints: 'jira', mustDo: 'jira' },
    writeScores: false,
  },
  resolveSyncConflict: { resolution: 'jira' },
  recordCommentAsSignal: { commentId: filled.commentId },
});

const send = async (route: Route, token: string, options: { path?: string; body?: unknown } = {}) => {
  const body = options.body ?? bodies()[route.operationId];
  if (body === undefined && route.body !== undefined && route.path.includes('{'))
    throw new Error(`bodies() has nothing for ${route.operationId}`);
  return app.call(route.method.toUpperCase(), options.path ?? pathOf(route), {
    token,
    ...(body === undefined ? {} : { body }),
    ...(route.versioned === true ? { headers: { 'if-match': '"1"' } } : {}),
  });
};

/** Calls of the app inside Jira take no token of a team, whosever it is; `forge/identity` tests who may make them. */
const fromJira = ({ permission }: Route): boolean => permission === 'jira';
const ofTeams = allRoutes.filter((route) => !fromJira(route));
const withIds = ofTeams.filter(({ path }) => path.includes('{'));
const named = (routes: readonly Route[]): [string, Route][] =>
  routes.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route]);

/** Every row of the filled team in every table that has teams. */
const everything = async (): Promise<string> => {
  const { rows: tables } = await app.database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'team_id' and table_name not in ('refresh_tokens', 'sign_in_links')
      order by 1`,
  );
  const dump: string[] = [];
  await app.database.inTeam(app.owner.teamId, async ({ trx }) => {
    for (const { name } of tables) {
      const { rows } = (await trx.raw(`select t::text as row from ?? t where team_id = ? order by 1`, [
        name,
        app.owner.teamId,
      ])) as { rows: { row: string }[] };
      dump.push(name, ...rows.map(({ row }) => row));
    }
  });
  return dump.join('\n');
};

describe('B4: every operation with an id of another team, for each role', () => {
  let before: string;
  beforeAll(async () => {
    before = await everything();
  });

  it.each(named(withIds))('%s is refused and says nothing', async (_name, route) => {
    const answers = await Promise.all(roles.map((role) => send(route, tokens[role])));
    for (const { status, body } of answers) {
      expect([403, 404]).toContain(status);
      expect(JSON.stringify(body)).not.toContain(word);
    }
  });

  it.each([
    ['attachSignal', '/features/mine/signals', () => ({ signalId: filled.signalId })],
    ['setNeeds', '/features/mine/needs', () => ({ needs: [filled.featureId] })],
    ['mergeSignal', '/signals/mine/merge', () => ({ intoId: filled.signalId })],
    ['requestEpics', '/epics', () => ({ items: [{ featureId: filled.featureId }] })],
    ['switchTeam', '/auth/team', () => ({ teamId: app.owner.teamId })],
  ])('%s takes none in its body either', async (operationId, template, body) => {
    const route = allRoutes.find((one) => one.operationId === operationId);
    if (route === undefined) throw new Error(`no ${operationId}`);
    const mine = template.startsWith('/features')
      ? (await app.call('POST', '/features', { token: tokens.admin, body: { title: 'Mine' } })).body.data.id
      : template.startsWith('/signals')
        ? (await app.call('POST', '/signals', { token: tokens.admin, body: { text: 'Mine' } })).body.data.id
        : '';
    for (const role of roles) {
      const answer = await send(route, tokens[role], {
        path: template.replace('mine', mine as string),
        body: body(),
      });
      expect([role, [400, 403, 404].includes(answer.status)]).toEqual([role, true]);
      expect(JSON.stringify(answer.body)).not.toContain(word);
    }
  });

  it.each(named(ofTeams.filter(({ method, path }) => method === 'get' && !path.includes('{'))))(
    '%s lists nothing of another team',
    async (_name, route) => {
      const answers = await Promise.all(roles.map((role) => send(route, tokens[role])));
      for (const { body } of answers) expect(JSON.stringify(body)).not.toContain(word);
    },
  );

  it('left every row of the other team as it was', async () => {
    expect(await everything()).toBe(before);
  });

  it('would have worked for a member: the ids and bodies are right', async () => {
    const order = ['get', 'put', 'post', 'delete'];
    const refused: string[] = [];
    // What is part of a thing goes before the thing.
    const inOrder = [...withIds].sort(
      (a, b) => order.indexOf(a.method) - order.indexOf(b.method) || b.path.length - a.path.length,
    );
    for (const route of inOrder) {
      const { status, body } = await send(route, app.owner.token);
      // 409, 412: the thing is there but in another state or version by now.
      if (![200, 201, 202, 409, 412].includes(status))
        refused.push(`${route.operationId}: ${String(status)} ${JSON.stringify(body?.error)}`);
    }
    expect(refused).toEqual([]);
  });
});

describe('B4: every operation without the right to it', () => {
  const guarded = allRoutes.filter(({ permission }) => permission !== 'public');

  it.each(named(guarded))('%s is 401 for nobody and 403 for a lower role', async (_name, route) => {
    const path = route.path.replace(/\{queue\}/, 'work').replace(/\{\w+\}/g, newId());
    const method = route.method.toUpperCase();
    expect((await app.call(method, path, { token: null })).status).toBe(401);
    if (fromJira(route) || route.permission === 'signed-in' || route.permission === 'public') return;
    const lower = roles.filter((role) => !may(role, route.permission as Action));
    const answers = await Promise.all(lower.map((role) => app.call(method, path, { token: tokens[role] })));
    expect(answers.map(({ status }) => status)).toEqual(lower.map(() => 403));
  });
});
