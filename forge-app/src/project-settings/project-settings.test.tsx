import { openScreen, type Screen } from '../testing/screen';
import { notReached, ok, refused } from '../testing/answers';
import type { JiraCall, RemoteCall } from '../testing/bridge';
import React from 'react';
import { ProjectSettings } from './project-settings';

const teamId = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e01';
const featureId = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';
const conflictId = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e20';
const moment = '2026-03-10T12:00:00Z';

const session = (role: string) => ({
  user: { id: teamId, email: '', name: 'Ana' },
  team: { id: teamId, name: 'Harbour' },
  role,
  teams: [],
  expiresAt: moment,
});
const settings = (change: Record<string, unknown> = {}) => ({
  framework: 'roi',
  criteria: [],
  formula: null,
  locked: false,
  version: 4,
  updatedAt: moment,
  updatedBy: 'Ana',
  ...change,
});
const policy = (change: Record<string, unknown> = {}) => ({
  projectId: '10001',
  projectKey: 'VAL',
  mode: 'allowed_fields',
  fields: ['summary', 'description', 'storyPoints', 'customfield_10200'],
  storyPointsField: null,
  rules: { title: 'jira', storyPoints: 'newest', labels: 'ask', mustDo: 'valora' },
  writeScores: true,
  version: 7,
  updatedAt: moment,
  updatedBy: 'Ana',
  ...change,
});
const conflict = {
  id: conflictId,
  featureId,
  issueKey: 'VAL-7',
  title: 'Offline mode',
  field: 'storyPoints',
  jiraValue: 5,
  valoraValue: 8,
  detectedAt: moment,
  resolvedAt: null,
  resolvedBy: null,
  resolution: null,
};

type Answers = Record<string, unknown>;
const place = { locale: 'en-US', extension: { project: { id: '10001', key: 'VAL' } } };
const permitted = (may: boolean) => ({
  status: 200,
  body: { permissions: { ADMINISTER_PROJECTS: { havePermission: may } } },
});

/** A settings page before a backend that answers by method and path, a list of answers one by one. */
const open = (answers: Answers, { context = place, mayConnect = true } = {}): Screen =>
  openScreen(<ProjectSettings />, {
    context,
    invoke: () => undefined,
    jira: ({ path }: JiraCall) =>
      path.startsWith('/rest/api/3/mypermissions?projectId=10001') ? permitted(mayConnect) : undefined,
    remote: ({ method, path }: RemoteCall) => {
      const answer = answers[`${method} ${path.replace('/api/v1', '')}`];
      return Array.isArray(answer) ? (answer.shift() as unknown) : answer;
    },
  });
const called = (screen: Screen, method: string): RemoteCall[] =>
  screen.calls.remote.filter((call) => call.method === method);
const as = (role: string, more: Answers = {}): Answers => ({
  'GET /session': ok(session(role)),
  'GET /ranking-settings': ok(settings()),
  'GET /jira/policies': ok({ items: [policy()] }),
  'GET /jira/conflicts?open=true&page=1&limit=50': ok({
    items: [conflict],
    pagination: { page: 1, limit: 50, total: 1, nextCursor: null },
  }),
  ...more,
});
const isDisabled = (screen: Screen, label: string) => screen.button(label).props['isDisabled'] === true;
const setFields = (screen: Screen, name: string, values: string[]) => {
  const group = screen.all('CheckboxGroup').find(({ props }) => props['name'] === name);
  if (!group) throw new Error(`there is no group ${name}`);
  (group.props['onChange'] as (values: string[]) => void)(values);
};
let screen: Screen;
afterEach(() => {
  screen.close();
});

describe('the page before it can show settings', () => {
  it('says when Jira names no project', async () => {
    screen = open({}, { context: { locale: 'en-US', extension: {} } as unknown as typeof place });
    await screen.see('No project here');
    expect(screen.calls.remote).toEqual([]);
  });

  it('shows a missing permission, an absent server and a retry that works', async () => {
    screen = open({ 'GET /session': [notReached, refused(403, { code: 'forbidden' })] });
    await screen.see('Valora’s server does not answer');
    screen.click('Try again');
    await screen.see('You may not see these figures');
  });

  it('lets an administrator of the project connect it, to a team of its own', async () => {
    screen = open({
      'GET /session': [refused(409, { code: 'not_connected' }), ok(session('manager'))],
      'GET /forge/installation': refused(403, { code: 'forbidden' }),
      'PUT /forge/projects/10001': [
        refused(400, {
          code: 'invalid_input',
          details: [{ field: 'body.teamName', problem: 'is taken' }],
        }),
        ok({ projectId: '10001', projectKey: 'VAL', team: { id: teamId, name: 'Boats' } }),
      ],
      'GET /ranking-settings': ok(settings()),
    });
    await screen.see('VAL is not connected to Valora yet');
    screen.fill('Name of the team', 'Harbour');
    screen.click('Connect VAL');
    await screen.see('is taken');
    screen.fill('Name of the team', ' Boats ');
    screen.choose('Currency', 'CHF, Swiss Franc');
    expect(screen.sees('no comments and none of the site’s own fields')).toBe(true);
    screen.choose('What leaves Jira', 'Numbers only: no text of an issue');
    await screen.see('Not one text is read, from the first issue on');
    screen.click('Connect VAL');
    await screen.see('How the score is made');
    expect(called(screen, 'PUT').at(-1)?.body).toEqual({
      teamId: null,
      teamName: 'Boats',
      currency: 'CHF',
      mode: 'numbers_only',
    });
  });

  it('offers a Jira admin the teams of the site', async () => {
    screen = open({
      'GET /session': [refused(409, { code: 'not_connected' }), ok(session('admin'))],
      'GET /forge/installation': ok({ teams: [{ id: teamId, name: 'Harbour' }] }),
      'PUT /forge/projects/10001': ok({ projectId: '10001', team: { id: teamId, name: 'Harbour' } }),
      'GET /ranking-settings': ok(settings()),
    });
    await screen.see('Connect VAL');
    screen.choose('Team', 'Harbour');
    expect(screen.sees('Currency')).toBe(false);
    screen.click('Connect VAL');
    await screen.see('How the score is made');
    expect(called(screen, 'PUT')[0]?.body).toEqual({ teamId, mode: 'allowed_fields' });
  });

  it('sends everybody else to an administrator', async () => {
    screen = open(
      {
        'GET /session': refused(409, { code: 'not_connected' }),
        'GET /forge/installation': refused(403, { code: 'forbidden' }),
      },
      { mayConnect: false },
    );
    await screen.see('An administrator of the project can connect it here');
    expect(screen.all('LoadingButton')).toEqual([]);
  });
});

describe('criteria and weights', () => {
  const moves = {
    moved: 2,
    unscored: 1,
    items: [
      { featureId, key: 'VAL-7', title: 'Offline mode', fromRank: 14, toRank: 3, score: 80 },
      { featureId: conflictId, key: 'VAL-8', title: 'Print', fromRank: 3, toRank: 4, score: 70 },
    ],
  };

  it('shows what would move before it saves, and sends the version it started from', async () => {
    screen = open(
      as('manager', {
        'POST /rankings/what-if': ok(moves),
        'PUT /ranking-settings': ok(settings({ framework: 'weighted', version: 5, updatedBy: 'Bo' })),
      }),
    );
    await screen.see('How the score is made');
    expect(isDisabled(screen, 'Save')).toBe(true);
    screen.choose('Framework', 'Weighted criteria');
    await screen.see('Criterion 2: Demand');
    expect(isDisabled(screen, 'Save')).toBe(true);
    screen.fill('Scores 100 at', '400');
    screen.click('See what would move');
    await screen.see('2 features would move, 1 of them into the top ten. 1 would have no rank.');
    expect(screen.sees('14 → 3 ▲11')).toBe(true);
    screen.click('Save');
    await screen.see('The new settings count from now on');
    const [put] = called(screen, 'PUT');
    expect(put?.headers['if-match']).toBe('"4"');
    expect(put?.body).toMatchObject({
      framework: 'weighted',
      locked: false,
      criteria: [{ name: 'predictedRoi', weight: 1, anchorLow: -100, anchorHigh: 400 }, { name: 'demand' }],
    });
    expect(screen.sees('Version 5')).toBe(true);
  });

  it('names what is wrong with a criterion, and takes a removed one back out', async () => {
    screen = open(as('manager'));
    await screen.see('How the score is made');
    screen.choose('Framework', 'Weighted criteria');
    await screen.see('Criterion 1: Predicted ROI');
    screen.fill('Weight', 'much');
    await screen.see('Give a number from 0 to 1000.');
    expect(isDisabled(screen, 'See what would move')).toBe(true);
    screen.click('Remove Predicted ROI');
    screen.click('Remove Demand');
    await screen.see('Add at least one criterion.');
    screen.choose('Add a criterion', 'Reach');
    await screen.see('Criterion 1: Reach');
    expect(isDisabled(screen, 'See what would move')).toBe(false);
  });

  it('says what the backend finds wrong with the settings tried', async () => {
    screen = open(
      as('manager', {
        'POST /rankings/what-if': refused(400, {
          code: 'invalid_input',
          details: [{ field: 'body.settings.criteria', problem: 'names an unknown input' }],
        }),
      }),
    );
    await screen.see('How the score is made');
    screen.choose('Framework', 'RICE');
    screen.click('See what would move');
    await screen.see('criteria names an unknown input');
    expect(isDisabled(screen, 'Save')).toBe(true);
  });

  it('never overwrites what somebody else saved meanwhile', async () => {
    screen = open(
      as('admin', {
        'PUT /ranking-settings': refused(412, { code: 'version_mismatch' }),
        'GET /ranking-settings': [ok(settings()), ok(settings({ framework: 'ice', version: 5 }))],
      }),
    );
    await screen.see('How the score is made');
    const lock = screen.all('Toggle')[0];
    (lock?.props['onChange'] as () => void)();
    await screen.until(() => !isDisabled(screen, 'Save'), 'Locking alone cannot be saved');
    screen.click('Save');
    await screen.see('Somebody changed the settings meanwhile');
    screen.click('Load theirs');
    await screen.see('Features rank by impact × confidence × ease');
    expect(screen.sees('Version 5')).toBe(true);
  });

  it('honours the lock, and shows an own formula without editing it', async () => {
    screen = open(
      as('manager', {
        'GET /ranking-settings': ok(
          settings({ framework: 'formula', formula: 'predictedRoi * 2', locked: true }),
        ),
      }),
    );
    await screen.see('predictedRoi * 2');
    expect(screen.sees('The formula is locked')).toBe(true);
    expect(screen.field('Framework').props['isDisabled']).toBe(true);
    expect(screen.sees('See what would move')).toBe(false);
  });

  it('is only to be looked at for contributors', async () => {
    screen = open(as('contributor'));
    await screen.see('Only people who may administer every project of the team can do this.');
    expect(screen.all('LoadingButton')).toEqual([]);
  });
});

describe('what leaves Jira', () => {
  const openPolicy = async (answers: Answers) => {
    screen = open(answers);
    await screen.see('How the score is made');
    screen.selectTab('What leaves Jira');
    await screen.see('What of VAL may leave Jira');
  };

  it('asks before it removes what may not leave any more', async () => {
    await openPolicy(
      as('admin', {
        'PUT /jira/projects/10001/policy': ok(policy({ fields: ['summary'], version: 8 })),
      }),
    );
    expect(isDisabled(screen, 'Save')).toBe(true);
    setFields(screen, 'texts', ['summary']);
    await screen.until(() => !isDisabled(screen, 'Save'), 'Nothing to save');
    screen.click('Save');
    await screen.see('Remove what Valora holds of these fields?');
    expect(screen.sees('Description of VAL may not leave Jira any more')).toBe(true);
    screen.click('Cancel');
    await screen.loses('Remove what Valora holds');
    expect(called(screen, 'PUT')).toEqual([]);
    screen.click('Save');
    await screen.see('Save and remove');
    screen.click('Save and remove');
    await screen.see('It holds from now on');
    const [put] = called(screen, 'PUT');
    expect(put?.headers['if-match']).toBe('"7"');
    expect(put?.body).toMatchObject({
      mode: 'allowed_fields',
      fields: ['storyPoints', 'summary', 'customfield_10200'],
    });
  });

  it('lets no text through in numbers-only mode, and says what that costs', async () => {
    await openPolicy(
      as('admin', { 'PUT /jira/projects/10001/policy': ok(policy({ mode: 'numbers_only' })) }),
    );
    screen.choose('What leaves', 'Numbers only: no text leaves Jira');
    await screen.see('What numbers-only costs');
    expect(screen.all('CheckboxGroup').map(({ props }) => props['name'])).toEqual(['others']);
    screen.click('Save');
    await screen.see('Save and remove');
    screen.click('Save and remove');
    await screen.until(() => called(screen, 'PUT').length === 1, 'It was never saved');
    expect(called(screen, 'PUT')[0]?.body).toMatchObject({
      mode: 'numbers_only',
      fields: ['storyPoints'],
    });
  });

  it('saves rules and the writing of scores without asking, as they remove nothing', async () => {
    await openPolicy(as('admin', { 'PUT /jira/projects/10001/policy': refused(500, { code: 'internal' }) }));
    screen.choose('Labels', 'Jira wins');
    (screen.all('Toggle')[0]?.props['onChange'] as () => void)();
    await screen.until(() => !isDisabled(screen, 'Save'), 'Nothing to save');
    screen.click('Save');
    await screen.see('Number for support: c-77');
    expect(called(screen, 'PUT')[0]?.body).toMatchObject({
      rules: { title: 'jira', storyPoints: 'newest', labels: 'jira', mustDo: 'valora' },
      writeScores: false,
    });
  });

  it('refuses what is no field of Jira', async () => {
    await openPolicy(as('admin'));
    screen.fill('Further fields', 'customfield_10200, budget');
    await screen.see('budget: give ids such as customfield_10016');
    screen.fill('Field of the story points', 'points');
    await screen.see('or leave it empty');
    expect(isDisabled(screen, 'Save')).toBe(true);
  });

  it('loads theirs where somebody changed it meanwhile', async () => {
    await openPolicy(
      as('admin', {
        'PUT /jira/projects/10001/policy': refused(412, { code: 'version_mismatch' }),
        'GET /jira/policies': [
          ok({ items: [policy()] }),
          ok({ items: [policy({ storyPointsField: 'customfield_10016', version: 9 })] }),
        ],
      }),
    );
    screen.choose('Title', 'Ask a person');
    screen.click('Save');
    await screen.see('Somebody changed it meanwhile');
    screen.click('Load theirs');
    await screen.until(
      () => screen.field('Field of the story points').props['value'] === 'customfield_10016',
      'Theirs never came',
    );
  });

  it('is only to be looked at for those who may not change it', async () => {
    await openPolicy(as('manager'));
    expect(screen.sees('Only people who administer Jira can do this.')).toBe(true);
    expect(isDisabled(screen, 'Save')).toBe(true);
  });
});

describe('conflicts', () => {
  const page = (items: unknown[]) =>
    ok({ items, pagination: { page: 1, limit: 50, total: items.length, nextCursor: null } });
  const openConflicts = async (answers: Answers) => {
    screen = open(answers);
    await screen.see('How the score is made');
    screen.selectTab('Conflicts');
  };

  it('shows both values and takes the decision of a person, once', async () => {
    await openConflicts(
      as('contributor', {
        'GET /jira/conflicts?open=true&page=1&limit=50': [page([conflict]), page([])],
        [`POST /jira/conflicts/${conflictId}/resolve`]: ok({ ...conflict, resolution: 'valora' }),
      }),
    );
    await screen.see('VAL-7 Offline mode');
    expect(screen.sees('5 points')).toBe(true);
    expect(screen.sees('8 points')).toBe(true);
    screen.click('Valora’s');
    await screen.see('Jira and Valora agree');
    const [post] = called(screen, 'POST');
    expect(post?.body).toEqual({ resolution: 'valora' });
    expect(post?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says why a decision was not taken, and keeps the conflict', async () => {
    await openConflicts(
      as('contributor', {
        [`POST /jira/conflicts/${conflictId}/resolve`]: refused(502, {
          code: 'vendor_failed',
          message: 'Jira refused the change.',
        }),
      }),
    );
    await screen.see('VAL-7');
    screen.click('Jira’s');
    await screen.see('Jira refused the change.');
    expect(screen.sees('VAL-7')).toBe(true);
  });

  it('offers viewers nothing to decide', async () => {
    await openConflicts(as('viewer'));
    await screen.see('Only people who may edit issues in every project of the team can do this.');
    expect(screen.all('Button').filter(({ props }) => props['spacing'] === 'compact')).toEqual([]);
  });
});
