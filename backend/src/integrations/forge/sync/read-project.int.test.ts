import { storyPointsField, tooMany } from '../../../testing/jira/index.js';
import { followProject, type FollowedProject } from './testing/followed-project.js';

let site: FollowedProject;
beforeEach(async () => {
  site = await followProject({ jira: { largestPage: 100 } });
});
afterEach(() => site.forge.close());

const seed = (count: number): void => {
  for (let n = 1; n <= count; n += 1)
    site.forge.jira.seed({ projectKey: 'SHOP', summary: `Issue ${String(n)}`, createdAtMs: 1_000_000 + n });
};
const syncs = async () => (await site.forge.as('acc-reader')('GET', '/jira/syncs')).body.data.items;

describe('reading a whole project', () => {
  it('takes in 2,500 issues page by page, and again without a change', async () => {
    seed(2_500);
    await site.readAll();
    expect(await syncs()).toMatchObject([
      {
        kind: 'full',
        state: 'done',
        issuesRead: 2500,
        issuesExpected: 2500,
        created: 2500,
        updated: 0,
        leftOut: 0,
      },
    ]);
    expect(await site.features()).toHaveLength(2500);
    await site.readAll();
    expect((await syncs())[0]).toMatchObject({ state: 'done', created: 0, updated: 0, unchanged: 2500 });
  }, 180_000);

  it('makes of an issue what an import of it would, and more', async () => {
    const { jira } = site.forge;
    const first = jira.seed({ projectKey: 'SHOP', summary: 'Pay by invoice', labels: ['money', 'must-do'] });
    const second = jira.seed({
      projectKey: 'SHOP',
      summary: 'Ship at night',
      fields: {
        [storyPointsField]: 5,
        status: { name: 'Done', statusCategory: { key: 'done', name: 'Done' } },
        resolutiondate: '2026-11-02T10:00:00.000+0000',
        aggregatetimespent: 3 * 8 * 3600,
        fixVersions: [{ id: '1', name: '1.0', released: true, releaseDate: '2026-11-05' }],
      },
    });
    jira.link({ typeId: '10000', inwardKey: first, outwardKey: second });
    await site.readAll();
    expect(await site.feature(first)).toMatchObject({
      title: 'Pay by invoice',
      must_do: true,
      labels: ['money'],
      status: 'idea',
    });
    const done = await site.feature(second);
    expect(done).toMatchObject({ status: 'delivered' });
    expect((done?.['delivered_at'] as Date).toISOString()).toBe('2026-11-05T00:00:00.000Z');
    expect(await site.rows('feature_inputs')).toMatchObject([
      { name: 'storyPoints', value: 5, source: 'sync' },
    ]);
    expect(await site.rows('outcomes')).toMatchObject([
      { actual_effort_days: 3, source: 'sync', realised_value: null },
    ]);
    expect(await site.rows('jira_work')).toMatchObject([{ actual_days: 3 }]);
    expect(await site.rows('feature_needs')).toHaveLength(1);
  });

  it('takes in texts of which the database cannot keep every sign', async () => {
    const key = site.forge.jira.seed({
      projectKey: 'SHOP',
      summary: 'Pay\u0000 later',
      labels: ['half-\uD83D'],
    });
    await site.readAll();
    expect((await syncs())[0]).toMatchObject({ state: 'done', created: 1, problem: null });
    expect(await site.feature(key)).toMatchObject({ title: 'Pay later', labels: ['half-\uFFFD'] });
    const kept = await site.rows('raw_payloads');
    expect(kept[0]?.['payload']).toMatchObject({
      issues: [{ fields: { summary: 'Pay later', labels: ['half-\uFFFD'] } }],
    });
  });

  it('takes its place behind a feature that came by an import, with what people entered', async () => {
    const key = site.forge.jira.seed({
      projectKey: 'SHOP',
      summary: 'Known already',
      fields: { [storyPointsField]: 3 },
    });
    const send = site.forge.as('acc-editor');
    const made = await send('POST', '/features', { body: { title: 'Known already', key } });
    const id = made.body.data.id as string;
    await send('PUT', `/features/${id}/inputs`, { body: { inputs: [{ name: 'value', value: 900 }] } });
    await site.readAll();
    expect(await site.features()).toMatchObject([{ id, jira_key: key }]);
    expect(await site.rows('feature_inputs')).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'value', value: 900, source: 'human' })]),
    );
    expect(await site.rows('feature_inputs')).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'storyPoints', value: 3, source: 'sync' })]),
    );
    expect(await site.rows('jira_conflicts')).toEqual([]);
  });

  it('waits for a token where Jira refuses the one it has, and goes on behind the last page', async () => {
    seed(350);
    site.forge.jira.decide(({ path }) =>
      /search\/jql/.test(path) &&
      site.forge.jira.requests().filter((one) => /search\/jql/.test(one.path)).length > 2
        ? { performed: false, outcome: { status: 401 } }
        : null,
    );
    await site.readAll();
    expect(await syncs()).toMatchObject([{ state: 'waiting', issuesRead: 200 }]);
    site.forge.jira.healAll();
    site.forge.jira.addSystemToken('second');
    const schedule = site.forge.asPlatform({ moduleKey: 'every-five-minutes', systemToken: 'second' });
    expect((await schedule('POST', '/forge/schedule', { body: {} })).status).toBe(200);
    await site.catchUp();
    expect(await syncs()).toMatchObject([{ state: 'done', issuesRead: 350, created: 350, problem: null }]);
  });

  it('leaves out issues with a security level, and takes the feature away where one is set', async () => {
    const { jira } = site.forge;
    jira.seed({
      projectKey: 'SHOP',
      summary: 'Secret plan',
      fields: { security: { id: '1', name: 'Board' } },
    });
    const open = jira.seed({ projectKey: 'SHOP', summary: 'Open plan' });
    await site.readAll();
    expect(await syncs()).toMatchObject([{ created: 1, leftOut: 1 }]);
    jira.edit(open, (issue) => {
      issue.fields['security'] = { id: '1', name: 'Board' };
    });
    await site.changed(open);
    await site.catchUp();
    expect(await site.features()).toEqual([]);
    for (const table of ['features', 'events', 'jira_issues'])
      expect(JSON.stringify(await site.rows(table))).not.toContain('Open plan');
    jira.edit(open, (issue) => {
      issue.fields['security'] = null;
    });
    await site.changed(open);
    await site.catchUp();
    expect(await site.feature(open)).toMatchObject({ title: 'Open plan' });
  });

  it.each([
    ['jira-quota-global-based', 1800, 'waiting', /limit of requests/],
    ['jira-burst-based', 120, 'waiting', /limit of requests/],
  ] as const)('waits as long as Jira asks under %s', async (reason, seconds, state, problem) => {
    seed(3);
    site.forge.jira.fail({ path: /search\/jql/, ...tooMany(reason, seconds) });
    const before = Date.now();
    await site.readAll();
    // Asked of the database: under the quota Jira does not say either who may look.
    const [sync] = await site.rows('jira_syncs');
    expect(sync).toMatchObject({ state, problem: expect.stringMatching(problem) });
    expect((sync?.['resumes_at'] as Date).getTime()).toBeGreaterThanOrEqual(before + seconds * 1000);
    expect(await site.features()).toEqual([]);
  });

  it.each([
    [403, /Browse projects/],
    [404, /connect another/],
    [410, /update the app/],
  ])('fails with what to do on %i', async (status, problem) => {
    seed(1);
    site.forge.jira.fail({ path: /search\/jql/, performed: false, outcome: { status } });
    await site.readAll();
    expect(await syncs()).toMatchObject([{ state: 'failed', problem: expect.stringMatching(problem) }]);
    await site.readAll();
    expect((await syncs())[0]).toMatchObject({ state: 'done', created: 1 });
  });

  it('waits out a Jira that is down', async () => {
    seed(1);
    site.forge.jira.fail({
      path: /search\/jql/,
      performed: false,
      outcome: { status: 503, headers: { 'retry-after': '600' } },
    });
    await site.readAll();
    expect(await syncs()).toMatchObject([{ state: 'waiting' }]);
  });

  it('starts over where Jira forgot the search, and ends with each issue once', async () => {
    seed(250);
    let searches = 0;
    site.forge.jira.decide(({ path }) => {
      searches += /search\/jql/.test(path) ? 1 : 0;
      if (searches === 2) site.forge.jira.expirePageTokens();
      return null;
    });
    await site.readAll();
    expect(await syncs()).toMatchObject([{ state: 'done', issuesRead: 250, unchanged: 100, created: 150 }]);
    expect(await site.features()).toHaveLength(250);
  });

  it('finds out by the nightly comparison what came and went while nobody listened', async () => {
    seed(4);
    await site.readAll();
    site.forge.jira.remove('SHOP-2');
    site.forge.jira.seed({ projectKey: 'SHOP', summary: 'Unheard' });
    await site.run('compare-jira-ids', { projectId: site.projectId });
    await site.catchUp();
    expect((await site.features()).map((feature) => feature['key'])).toEqual([
      'SHOP-1',
      'SHOP-3',
      'SHOP-4',
      'SHOP-5',
    ]);
  });
});
