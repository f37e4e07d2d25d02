import pg from 'pg';
import { issuePanel, type IssuePanel } from '@valora/contracts';
import { startForgeApp, type ForgeApp, type Send } from '../../../testing/forge/index.js';
import { defaultPolicy } from '../sync/index.js';

let forge: ForgeApp;
let teamId: string;
let lead: Send;
let shopId: string;

/** The issue, as a reading of the project leaves it. */
const follow = async (
  issueId: string,
  more: Readonly<Record<string, unknown>> & { readonly feature_id?: string | null },
): Promise<void> => {
  await forge.app.database.inTeam(teamId, ({ trx }) =>
    trx('jira_issues')
      .insert({
        team_id: teamId,
        issue_id: issueId,
        issue_key: `SHOP-${issueId}`,
        project_id: shopId,
        synced_at: new Date(),
        ...more,
      })
      .onConflict(['team_id', 'issue_id'])
      .merge(),
  );
};

const post = async (path: string, body?: unknown, method = 'POST') => {
  const answer = await lead(method, path, body === undefined ? {} : { body });
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body.data;
};

const made: string[] = [];
const aFeature = async (title: string, fields: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const { id } = await post('/features', { title, description: `${title} for everybody`, ...fields });
  made.push(id as string);
  return id as string;
};

beforeAll(async () => {
  forge = await startForgeApp();
  teamId = await forge.connect('SHOP');
  shopId = forge.project('SHOP').id;
  lead = forge.as('acc-lead');
  for (const [index, title] of [
    'Pay by invoice at the harbour',
    'Pay by invoice and by card',
    'Offline maps',
  ].entries()) {
    const id = await aFeature(title);
    await post(
      `/features/${id}/inputs`,
      {
        inputs: [
          { name: 'value', value: 40_000 - index * 12_000 },
          { name: 'effortDays', value: 10 },
        ],
      },
      'PUT',
    );
    await follow(String(10_001 + index), { feature_id: id });
    await post(`/features/${id}/predict`);
  }
  for (let number = 1; number <= 6; number += 1) {
    const signal = await post('/signals', {
      text: `Invoices please ${String(number)}`,
      companyName: `Company ${String(number)}`,
    });
    await post(`/features/${made[0] ?? ''}/signals`, { signalId: signal.id });
  }
  await post('/rankings/calculate');
});
afterAll(() => forge.close());

const panelOf = async (issueId: string, send = lead): Promise<IssuePanel> => {
  const { status, body } = await send('GET', `/jira/issues/${issueId}`);
  expect([status, body.error]).toEqual([200, undefined]);
  return issuePanel.parse(body.data);
};
const refused = async (path: string, send = lead) => {
  const { status, body } = await send('GET', path);
  return [status, body.error?.code, body.error?.message as string] as const;
};

describe('the issue panel', () => {
  it('shows everything in one answer, agreeing with what every other page says', async () => {
    const panel = await panelOf('10001');
    const [first = ''] = made;
    const other = async (path: string) => (await lead('GET', path)).body.data;
    expect(panel).toMatchObject({
      issueId: '10001',
      key: 'SHOP-10001',
      featureId: first,
      role: 'manager',
      actualEffortDays: null,
      epic: null,
      staleBecause: null,
      numbersOnly: false,
    });
    expect(panel.explanation).toEqual(await other(`/rankings/${first}`));
    const { items: rows } = await other('/rankings');
    expect(panel.row).toEqual(rows.find(({ id }: { id: string }) => id === first));
    expect(panel.prediction).toEqual((await other(`/features/${first}/predictions`)).items[0]);
    expect(panel.explanation.neighbours).toMatchObject([{ key: 'F-2', jiraKey: null }]);
    const feature = await other(`/features/${first}`);
    expect([panel.inputs, panel.version]).toEqual([feature.inputs, feature.version]);
    expect(panel.signals.total).toBe(6);
    expect(panel.signals.items).toEqual((await other(`/features/${first}/signals?limit=5`)).items);
    expect(panel.similar).toEqual((await other(`/features/${first}/similar?limit=5`)).items);
    expect(panel.similar?.map(({ title }) => title)).toEqual(['Pay by invoice and by card']);
    const { scoreUnit, framework, restsOn } = await other('/rankings/summary');
    expect(panel.ranking).toEqual({ scoreUnit, framework, restsOn });
  });

  it.each([
    ['acc-admin', 'admin'],
    ['acc-editor', 'contributor'],
    ['acc-reader', 'viewer'],
  ])('tells %s the role Jira gives: %s', async (accountId, role) => {
    expect((await panelOf('10001', forge.as(accountId))).role).toBe(role);
  });

  it('shows nothing to whom Jira does not let browse, nor without a real token', async () => {
    expect((await refused('/jira/issues/10001', forge.as('acc-stranger')))[0]).toBe(403);
    const { status } = await forge.app.call('GET', '/jira/issues/10001', { token: 'no token' });
    expect(status).toBe(401);
  });

  it('says that a project is not connected', async () => {
    const ops = forge.as('acc-admin', { project: forge.project('OPS') });
    expect((await refused('/jira/issues/10001', ops))[1]).toBe('not_connected');
  });

  it('shows no issue of another team', async () => {
    const { status, body } = await forge.app.call('GET', '/jira/issues/10001');
    expect([status, body.error.code]).toEqual([404, 'not_found']);
  });

  it.each(['0', 'x', '-1', '1e3', '99999999999999999999', '10001%00', "1'%20or%201=1", '..%2F..'])(
    'refuses %s for an issue',
    async (issueId) => {
      const [status] = await refused(`/jira/issues/${issueId}`);
      expect([400, 404]).toContain(status);
    },
  );

  it.each([
    ['77001', null, /has not read this issue yet/],
    ['77002', { removed_at: new Date() }, /no longer has this issue/],
    [
      '77003',
      { left_out_because: 'It has a security level.' },
      /leaves this issue out: It has a security level\./,
    ],
    ['77004', { dismissed_at: new Date() }, /Somebody removed this issue in Valora/],
    ['77005', {}, /reading this issue for the first time/],
  ])('says why %s has no figures', async (issueId, row, why) => {
    if (row !== null) await follow(issueId, row);
    const [status, code, message] = await refused(`/jira/issues/${issueId}`);
    expect([status, code]).toEqual([404, 'not_found']);
    expect(message).toMatch(why);
  });

  it('finds what was imported before by its key, and never another issue’s figures', async () => {
    const id = await aFeature('Imported', { key: 'SHOP-400' });
    const { status, body } = await lead('GET', '/jira/issues/88001?key=SHOP-400');
    expect([status, body.data.featureId, body.data.syncedAt]).toEqual([200, id, null]);
    expect(body.data.mayRecordComments).toBe(false);
    expect(body.data.staleBecause).toMatch(/not follow this issue yet/);
    await follow('88002', { feature_id: id });
    expect((await lead('GET', '/jira/issues/88001?key=SHOP-400')).status).toBe(404);
    await follow('88003', {});
    expect((await lead('GET', '/jira/issues/88003?key=SHOP-400')).status).toBe(404);
  });

  it('says how much work was logged, and the outcome where nobody logged any', async () => {
    const [, second = '', third = ''] = made;
    await forge.app.database.inTeam(teamId, ({ trx }) =>
      trx('jira_work').insert({ team_id: teamId, feature_id: second, actual_days: 3.5, as_of: new Date() }),
    );
    expect((await panelOf('10002')).actualEffortDays).toBe(3.5);
    await post(`/features/${third}/outcome`, { actualEffortDays: 8, releasedOn: '2026-11-01' }, 'PUT');
    expect((await panelOf('10003')).actualEffortDays).toBe(8);
  });

  it('keeps to numbers where only numbers leave Jira', async () => {
    const policy = {
      mode: 'numbers_only',
      fields: [],
      rules: {},
      write_scores: true,
      version: 2,
      updated_by: 'Olu',
    };
    await forge.app.database.inTeam(teamId, ({ trx }) =>
      trx('jira_policies').insert({ team_id: teamId, project_id: shopId, ...policy }),
    );
    expect(await panelOf('10001')).toMatchObject({
      numbersOnly: true,
      similar: [],
      mayRecordComments: false,
    });
    await forge.app.database.inTeam(teamId, ({ trx }) => trx('jira_policies').delete());
  });

  it('says whether comments may become signals, as recording one does', async () => {
    const send = forge.as('acc-admin');
    const record = (issueId: string) =>
      send('POST', `/jira/issues/${issueId}/comment-signals`, { body: { commentId: '1' } });
    expect((await panelOf('10001')).mayRecordComments).toBe(false);
    expect((await record('10001')).status).toBe(403);
    const { mode, fields, storyPointsField, rules, writeScores } = defaultPolicy;
    const set = await send('PUT', `/jira/projects/${shopId}/policy`, {
      body: { mode, fields: [...fields, 'comment'], storyPointsField, rules, writeScores },
      headers: { 'if-match': '"1"' },
    });
    expect(set.status).toBe(200);
    expect((await panelOf('10001')).mayRecordComments).toBe(true);
    expect((await record('10001')).status).toBe(400);
    await forge.app.database.inTeam(teamId, ({ trx }) => trx('jira_policies').delete());
  });

  it('notes that somebody looks at the issue', async () => {
    const watched = () =>
      forge.app.database.inTeam(teamId, async ({ trx }) => {
        const row = await trx('jira_issues').where({ issue_id: '10002' }).first('watched_at');
        return (row as { watched_at: Date | null }).watched_at;
      });
    const before = Date.now();
    await forge.app.database.inTeam(teamId, ({ trx }) =>
      trx('jira_issues').where({ issue_id: '10002' }).update({ watched_at: null }),
    );
    await panelOf('10002');
    expect((await watched())?.getTime()).toBeGreaterThanOrEqual(before);
  });

  it('says why figures are old', async () => {
    const sync = {
      team_id: teamId,
      id: '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10',
      project_id: shopId,
      project_key: 'SHOP',
      kind: 'full',
      state: 'failed',
      problem: 'Jira did not accept the credentials.',
      started_by: 'Olu',
    };
    await forge.app.database.inTeam(teamId, ({ trx }) => trx('jira_syncs').insert(sync));
    expect((await panelOf('10001')).staleBecause).toMatch(
      /^The last reading of the project failed: Jira did not accept the credentials\. The figures are as of /,
    );
    await forge.app.database.inTeam(teamId, ({ trx }) => trx('jira_syncs').delete());
  });

  it('asks Jira for nothing but who the person is, and the database for little', async () => {
    await panelOf('10001');
    const asked = forge.jira.requests().length;
    const query = jest.spyOn(pg.Client.prototype, 'query');
    await panelOf('10001');
    const statements = query.mock.calls.map(([sent]) =>
      typeof sent === 'string' ? sent : (sent as unknown as { text: string }).text,
    );
    query.mockRestore();
    expect(forge.jira.requests().slice(asked)).toEqual([]);
    const own = statements.slice(statements.findLastIndex((sql) => /set_config/.test(sql)) + 1, -1);
    expect(own[0]).toContain('jira_issues');
    expect(own.length).toBeLessThanOrEqual(13);
  });
});

describe('the top list', () => {
  it('gives the best with their issues, in the order of the rank', async () => {
    await post('/rankings/calculate');
    const { status, body } = await forge.as('acc-reader')('GET', '/jira/top?limit=2');
    expect(status).toBe(200);
    const { items: ranked } = (await lead('GET', '/rankings?limit=2')).body.data;
    expect(body.data.items).toEqual(
      ranked.map((row: { id: string }) => {
        const at = made.indexOf(row.id);
        return { ...row, issueId: String(10_001 + at), issueKey: `SHOP-${String(10_001 + at)}` };
      }),
    );
    expect(body.data).toMatchObject({
      teamName: 'Shop',
      rankedCount: (await lead('GET', '/rankings/summary')).body.data.rankedCount,
    });
    expect(body.data.restsOn).not.toBe('');
  });

  it.each(['0', '51', 'x'])('refuses %s rows', async (limit) => {
    expect((await refused(`/jira/top?limit=${limit}`))[0]).toBe(400);
  });

  it('is empty before the first ranking, and says what it would rest on', async () => {
    const ops = forge.as('acc-admin', { project: forge.project('OPS') });
    await ops('PUT', `/forge/projects/${forge.project('OPS').id}`, { body: { teamName: 'Ops' } });
    const { status, body } = await ops('GET', '/jira/top');
    expect([status, body.data.items, body.data.teamName, body.data.computedAt]).toEqual([
      200,
      [],
      'Ops',
      null,
    ]);
  });
});

describe('the explanation for rules and agents', () => {
  const explain = (body: unknown, send = forge.asPlatform({ moduleKey: 'explain-action' })) =>
    send('POST', '/forge/explain', { body });

  it('gives figures and sentences of an issue of the site', async () => {
    const { status, body } = await explain({ issueId: '10001' });
    expect(status).toBe(200);
    const panel = await panelOf('10001');
    expect(body.data).toMatchObject({
      issueKey: 'SHOP-10001',
      rank: panel.explanation.rank,
      rankedCount: panel.explanation.rankedCount,
      roiPercent: Math.round((panel.prediction?.roi.mean ?? 0) * 100),
      effortDays: panel.prediction?.effortDays.mean,
    });
    expect(body.data.explanation).toMatch(/^SHOP-10001 ranks \d+ of \d+/);
  });

  it('predicts first where it is asked to, and moves no rank', async () => {
    const [first = ''] = made;
    const before = (await lead('GET', `/features/${first}/predictions`)).body.data.items.length as number;
    await post(`/features/${first}/inputs`, { inputs: [{ name: 'value', value: 90_000 }] }, 'PUT');
    const { body } = await explain({ issueId: '10001', predict: true });
    const { items } = (await lead('GET', `/features/${first}/predictions`)).body.data;
    expect(items).toHaveLength(before + 1);
    expect(body.data.roiPercent).toBe(Math.round(items[0].roi.mean * 100));
    expect(body.data.rank).toBe((await panelOf('10001')).explanation.rank);
  });

  it('tells a person who is named in the call only what Jira lets them see', async () => {
    const named = (accountId: string) =>
      forge.asPlatform({ moduleKey: 'explain-action', overrides: { principal: accountId } });
    expect((await explain({ issueId: '10001' }, named('acc-reader'))).status).toBe(200);
    const { status, body } = await explain({ issueId: '10001' }, named('acc-stranger'));
    expect([status, body.error.code]).toEqual([404, 'not_found']);
  });

  it('knows no issue of another site, none that is not followed, and no stranger', async () => {
    const elsewhere = forge.asPlatform({ installationId: '0b9f2ec4-7c34-4f3a-9a40-0f0000000002' });
    expect((await explain({ issueId: '10001' }, elsewhere)).status).toBe(403);
    const unknown = await explain({ issueId: '99999' });
    expect([unknown.status, unknown.body.error.code]).toEqual([404, 'not_found']);
    expect(unknown.body.error.message).toMatch(/Connect its project/);
    const { status } = await forge.app.call('POST', '/forge/explain', { body: { issueId: '10001' } });
    expect(status).toBe(401);
    const screen = forge.as('acc-admin');
    expect((await explain({ issueId: '10001' }, screen)).status).toBe(401);
    expect((await explain({ issueId: 'x' })).status).toBe(400);
    expect((await explain({})).status).toBe(400);
  });
});
