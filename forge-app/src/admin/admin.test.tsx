import { openScreen, type Screen } from '../testing/screen';
import { aSync } from '../testing/a-sync';
import { notReached, ok, refused } from '../testing/answers';
import type { JiraCall, RemoteCall } from '../testing/bridge';
import React from 'react';
import { AdminPage } from './admin';

const teamId = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e01';
const moment = '2026-03-10T12:00:00Z';
const val = {
  projectId: '10001',
  projectKey: 'VAL',
  projectName: 'Valves',
  team: { id: teamId, name: 'Harbour' },
  connectedAt: moment,
};
const installation = (change: Record<string, unknown> = {}) => ({
  siteUrl: 'https://harbour.atlassian.net',
  environment: 'PRODUCTION',
  appVersion: '3.1.0',
  installedAt: moment,
  state: 'active',
  purgeAt: null,
  region: 'Frankfurt, Germany',
  backendUrl: 'https://api.valora.example.com',
  roiFieldId: 'customfield_10300',
  tokenExpiresAt: '2999-01-01T00:00:00Z',
  points: { spent: 13_000, limit: 65_000, resetsAt: '2999-01-01T00:00:00Z' },
  projects: [val],
  teams: [val.team],
  ...change,
});
const policy = {
  projectId: '10001',
  projectKey: 'VAL',
  mode: 'allowed_fields',
  fields: ['summary', 'storyPoints'],
  storyPointsField: null,
  rules: { title: 'jira', storyPoints: 'newest', labels: 'ask', mustDo: 'valora' },
  writeScores: true,
  version: 7,
  updatedAt: null,
  updatedBy: null,
};
const entry = {
  id: teamId,
  at: moment,
  projectKey: 'VAL',
  what: 'issues read',
  destination: 'https://api.valora.example.com',
  issues: 400,
  fields: ['summary', 'storyPoints', 'status', 'timetracking', 'votes'],
  bytes: 184_000,
  actor: 'Valora',
};
const conflictsOf = (total: number) =>
  ok({ items: [], pagination: { page: 1, limit: 1, total, nextCursor: null } });

type Answers = Record<string, unknown>;
const everything: Answers = {
  'GET /forge/installation': ok(installation()),
  'GET /jira/syncs': ok({ items: [aSync()] }),
  'GET /jira/policies': ok({ items: [policy] }),
  'GET /jira/egress?limit=20': ok({ items: [entry], pagination: { limit: 20, nextCursor: null } }),
  'GET /jira/conflicts?open=true&page=1&limit=1': conflictsOf(3),
};
const projects = [
  { id: '10001', key: 'VAL', name: 'Valves' },
  { id: '10002', key: 'OPS', name: 'Operations' },
];

const open = (answers: Answers, jiraStatus = 200, ofJira = projects): Screen =>
  openScreen(<AdminPage />, {
    context: { locale: 'en-US', extension: {} },
    invoke: () => undefined,
    jira: ({ path }: JiraCall) =>
      path.startsWith('/rest/api/3/project/search?')
        ? {
            status: jiraStatus,
            body: { values: path.includes('query=zz') ? [] : ofJira },
          }
        : undefined,
    remote: ({ method, path }: RemoteCall) => {
      const answer = { ...everything, ...answers }[`${method} ${path.replace('/api/v1', '')}`];
      return Array.isArray(answer) ? (answer.shift() as unknown) : answer;
    },
  });
const sent = (screen: Screen, method: string): RemoteCall[] =>
  screen.calls.remote.filter((call) => call.method === method);
let screen: Screen;
afterEach(() => {
  screen.close();
});

describe('the connection', () => {
  it('shows where data goes, how long the key holds and what the hour has cost', async () => {
    screen = open({});
    await screen.see('https://harbour.atlassian.net');
    expect(screen.sees('version 3.1.0, production, installed Mar 10, 2026')).toBe(true);
    expect(screen.sees('Frankfurt, Germany')).toBe(true);
    expect(screen.sees(/Until .*2999.*renewed every hour/)).toBe(true);
    expect(screen.sees('13,000 of 65,000 points spent this hour')).toBe(true);
    expect(screen.all('ProgressBar')[0]?.props['value']).toBeCloseTo(0.2);
    expect(screen.sees('This app does not run on Atlassian alone')).toBe(true);
    expect(screen.sees('Never leaves: attachments, fields that are not allowed')).toBe(true);
  });

  it('says what is not known yet, and when data is removed', async () => {
    screen = open({
      'GET /forge/installation': ok(
        installation({
          siteUrl: null,
          appVersion: null,
          roiFieldId: null,
          tokenExpiresAt: null,
          state: 'uninstalled',
          purgeAt: moment,
          projects: [],
        }),
      ),
    });
    await screen.see('Jira has not told it yet');
    expect(screen.sees('version unknown')).toBe(true);
    expect(screen.sees('no key to Jira yet')).toBe(true);
    expect(screen.sees('Not found on this site yet')).toBe(true);
    expect(screen.sees('Uninstalled')).toBe(true);
    expect(screen.sees('Data is removed')).toBe(true);
    expect(screen.sees('No project is connected. Nothing leaves Jira until one is.')).toBe(true);
    expect(screen.calls.remote).toHaveLength(1);
  });

  it('turns away those who are no Jira admins, and names their place', async () => {
    screen = open({ 'GET /forge/installation': refused(403, { code: 'forbidden' }) });
    await screen.see('Only Jira admins run Valora on this site');
    expect(screen.sees('Project settings, Valora')).toBe(true);
  });

  it('says that the server is away, and finds it again', async () => {
    screen = open({ 'GET /forge/installation': [notReached, ok(installation())] });
    await screen.see('Valora’s server does not answer');
    screen.click('Try again');
    await screen.see('https://harbour.atlassian.net');
  });
});

describe('projects', () => {
  it('shows how far each is read, and why it stopped', async () => {
    screen = open({
      'GET /jira/syncs': ok({ items: [aSync({ state: 'failed', problem: 'Jira refused.' })] }),
    });
    await screen.see('Stopped: Jira refused. 400 of about 402 issues read');
    expect(screen.sees('VAL Valves')).toBe(true);
  });

  it('watches a running sync and reads again on request, with one key for one wish', async () => {
    screen = open({
      'GET /jira/syncs': [
        ok({ items: [aSync()] }),
        ok({ items: [aSync({ state: 'running', issuesRead: 3 })] }),
      ],
      'POST /jira/projects/10001/sync': ok(aSync({ state: 'running' }), 202),
    });
    await screen.see('400 of about 402 issues read');
    screen.click('Read VAL again');
    await screen.see('Reading: 3 of about 402 issues read');
    expect(screen.button('Read VAL again').props['isDisabled']).toBe(true);
    const [post] = sent(screen, 'POST');
    expect(post?.headers).toMatchObject({ 'x-valora-project': '10001' });
    expect(post?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says why reading did not start, and that progress is unknown', async () => {
    screen = open({
      'GET /jira/syncs': notReached,
      'POST /jira/projects/10001/sync': refused(409, { code: 'conflict', message: 'It is being read.' }),
    });
    await screen.see('How far the reading is could not be asked');
    screen.click('Read VAL again');
    await screen.see('It is being read.');
  });

  it('asks before it disconnects, and says what stays', async () => {
    screen = open({
      'GET /forge/installation': [ok(installation()), ok(installation({ projects: [] }))],
      'DELETE /forge/projects/10001': [refused(500, { code: 'internal' }), ok({ removed: true })],
    });
    await screen.see('VAL Valves');
    screen.click('Disconnect VAL');
    await screen.see('Disconnect VAL?');
    expect(screen.sees('Team Harbour keeps what Valora already holds')).toBe(true);
    screen.click('Cancel');
    await screen.loses('Disconnect VAL?');
    expect(sent(screen, 'DELETE')).toEqual([]);
    screen.click('Disconnect VAL');
    await screen.see('Disconnect VAL?');
    screen.click('Disconnect');
    await screen.see('Not disconnected');
    screen.click('Disconnect');
    await screen.see('No project is connected');
    expect(sent(screen, 'DELETE')).toHaveLength(2);
  });

  it('says that all are connected only where Jira named all of them', async () => {
    screen = open({}, 200, projects.slice(0, 1));
    await screen.see('Every project is connected.');
    screen.close();
    const page = Array.from({ length: 50 }, (_, n) => ({
      id: `2${String(n)}`,
      key: `P${String(n)}`,
      name: 'P',
    }));
    const all = page.map((one) => ({ ...val, projectId: one.id, projectKey: one.key }));
    screen = open({ 'GET /forge/installation': ok(installation({ projects: all })) }, 200, page);
    await screen.see('The first 50 are connected; type more of a name or key to find others.');
    expect(screen.sees('Every project is connected.')).toBe(false);
  });

  it('connects a further project, found by its name', async () => {
    screen = open({
      'PUT /forge/projects/10002': ok({ ...val, projectId: '10002', projectKey: 'OPS' }),
    });
    await screen.see('Find a project');
    await screen.until(() => screen.field('Project').props['isDisabled'] === false, 'No projects came');
    const offered = () =>
      (screen.field('Project').props['options'] as { label: string }[]).map((o) => o.label);
    expect(offered()).toEqual(['OPS Operations']);
    screen.fill('Find a project', 'zz');
    await screen.see('No other project has this name or key.');
    screen.fill('Find a project', '');
    await screen.until(() => offered().length === 1, 'The projects did not come back');
    screen.choose('Project', 'OPS Operations');
    await screen.see('Connect OPS');
    screen.choose('Team', 'Harbour');
    screen.click('Connect OPS');
    await screen.see('OPS is connected');
    expect(sent(screen, 'PUT')[0]).toMatchObject({
      path: '/api/v1/forge/projects/10002',
      body: { teamId },
    });
    await screen.until(
      () => screen.calls.remote.filter(({ path }) => path.endsWith('/installation')).length === 2,
      'The list was not asked anew',
    );
  });

  it('says when Jira does not list its projects', async () => {
    screen = open({}, 500);
    await screen.see('Jira did not list its projects');
  });
});

describe('the data of a project', () => {
  const openVal = async (answers: Answers = {}) => {
    screen = open(answers);
    await screen.see('VAL Valves');
    screen.click('Data of VAL');
    await screen.see('What of VAL may leave Jira');
  };

  it('shows what left, with fields, size and who', async () => {
    await openVal();
    await screen.see('VAL: issues read');
    expect(screen.sees('Summary, Story points, Time tracking, and 2 more')).toBe(true);
    expect(screen.sees('184 kB')).toBe(true);
    screen.click('Look again');
    await screen.until(
      () => screen.calls.remote.filter(({ path }) => path.includes('/egress')).length === 2,
      'It was not asked again',
    );
    screen.click('Close VAL');
    await screen.loses('Latest transfers');
  });

  it('leads to the conflicts of the project', async () => {
    await openVal();
    await screen.see('3 fields were changed both in Jira and in Valora and wait for a person.');
    screen.click('Decide in the project’s settings');
    await screen.until(() => screen.calls.navigated.length === 1, 'It led nowhere');
    expect(screen.calls.navigated[0]).toMatchObject({
      target: 'module',
      moduleKey: 'valora-project-settings',
      projectKey: 'VAL',
    });
  });

  it('says where there is nothing to decide, and where that is not known', async () => {
    await openVal({ 'GET /jira/conflicts?open=true&page=1&limit=1': conflictsOf(0) });
    await screen.see('Jira and Valora agree');
    screen.close();
    await openVal({ 'GET /jira/conflicts?open=true&page=1&limit=1': notReached });
    await screen.see('Conflicts could not be counted');
  });

  it('opens the full settings by a link that works once', async () => {
    const url = 'https://valora.example.com/sign-in#link=abc';
    await openVal({
      'POST /forge/settings-link': [
        refused(403, { code: 'forbidden', message: 'Only admins of the team.' }),
        ok({ url, expiresAt: moment }),
      ],
    });
    screen.click('Open full settings of Harbour');
    await screen.see('Only admins of the team.');
    screen.click('Open full settings of Harbour');
    await screen.until(() => screen.calls.navigated.length === 1, 'Nothing was opened');
    expect(JSON.stringify(screen.calls.navigated[0])).toContain(url);
    expect(sent(screen, 'POST')[0]?.body).toEqual({ teamId });
  });
});
