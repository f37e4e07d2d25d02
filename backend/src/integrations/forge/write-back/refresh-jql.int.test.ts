import { newId, type JobContext } from '../../../platform/index.js';
import { aTeam } from '../../../testing/a-team.js';
import { tooMany } from '../../../testing/jira/index.js';
import { jqlEventHandlers, jqlJobHandlers, noteJqlUse } from './refresh-jql.js';
import { siteOnPostgres } from './testing/site-on-postgres.js';
import { createTopAnswers } from './top-issues.js';

const { database, jira, site, seed } = siteOnPostgres();

const answer = (...given: string[]) =>
  createTopAnswers(site().deps, site().installationId)({ operator: 'in', arguments: given });
const jqlOf = (issueIds: readonly string[]) => ({ jql: `issue in (${issueIds.join(', ')})` });
const refresh = async (): Promise<void> => {
  const [job] = jqlJobHandlers(site().deps);
  const context = {
    ...site().context,
    readTeam: database().readTeam,
    log: site().deps.log,
  } as unknown as JobContext;
  await job?.handle({ installationId: site().installationId }, context);
};
const orderChanged = async (): Promise<void> => {
  const [handler] = jqlEventHandlers(site().deps);
  await handler?.handle({ teamId: site().team.teamId } as never, {} as never);
};
const posts = () =>
  jira()
    .requests()
    .filter(({ method, path }) => method === 'POST' && path.includes('computation'));

describe('what valoraTop stands for', () => {
  it('is the best placed issues by number, of all projects or one', async () => {
    const issueIds = await seed(5);
    expect(await answer('3')).toEqual(jqlOf(issueIds.slice(0, 3)));
    expect(await answer('3', 'shop')).toEqual(jqlOf(issueIds.slice(0, 3)));
    expect(await answer('3', site().projectId)).toEqual(jqlOf(issueIds.slice(0, 3)));
    expect(await answer('100')).toEqual(jqlOf(issueIds));
  });

  it('takes every team’s first before anybody’s second', async () => {
    const ours = await seed(3);
    const theirs = await aTeam(database(), { name: 'Quay' });
    const featureId = newId();
    await database().inTeam(theirs.teamId, async ({ trx, teamId }) => {
      await trx('features').insert({
        team_id: teamId,
        id: featureId,
        key: 'QUAY-1',
        title: 'x',
        status: 'idea',
        created_at: new Date(),
      });
      await trx('rankings').insert({
        team_id: teamId,
        feature_id: featureId,
        rank: 1,
        criteria_weights: '{}',
        computed_at: new Date(),
      });
      await trx('jira_issues').insert({
        team_id: teamId,
        issue_id: '99999',
        issue_key: 'QUAY-1',
        project_id: '777',
        feature_id: featureId,
      });
    });
    expect(await answer('4')).toEqual(jqlOf(ours));
    await database().global((trx) =>
      trx('forge_projects').insert({
        installation_id: site().installationId,
        project_id: '777',
        project_key: 'QUAY',
        project_name: 'Quay',
        team_id: theirs.teamId,
        connected_by: 'Mara',
      }),
    );
    expect(await answer('2')).toEqual(jqlOf([ours[0] ?? '', '99999']));
    expect(await answer('5', 'QUAY')).toEqual(jqlOf(['99999']));
  });

  it('says which project is not connected, and matches nothing where nothing is ranked', async () => {
    expect(await answer('3', 'OTHER')).toEqual({
      error: expect.stringContaining('“OTHER” is not connected'),
    });
    expect(await answer('3')).toEqual({ jql: 'project is EMPTY' });
    await database().global((trx) =>
      trx('forge_projects').where({ installation_id: site().installationId }).delete(),
    );
    expect(await answer('3')).toEqual({ error: expect.stringContaining('no project of this site') });
  });
});

describe('when the order changes', () => {
  it('only what stands for other issues now is replaced', async () => {
    const issueIds = await seed(4);
    const top2 = jira().precompute({
      functionName: 'valoraTop',
      arguments: ['2'],
      value: jqlOf(issueIds.slice(0, 2)).jql,
    });
    const top1 = jira().precompute({ functionName: 'valoraTop', arguments: ['1'], value: 'issue in (1)' });
    const bad = jira().precompute({ functionName: 'valoraTop', arguments: ['many'], value: '' });
    const foreign = jira().precompute({
      functionName: 'otherFunction',
      arguments: ['1'],
      value: 'issue in (2)',
    });
    await refresh();
    const stored = new Map(
      jira()
        .precomputations()
        .map((one) => [one.id, one]),
    );
    expect(stored.get(top1)?.value).toBe(jqlOf(issueIds.slice(0, 1)).jql);
    expect(stored.get(bad)?.error).toContain('“many”');
    expect(stored.get(foreign)?.value).toBe('issue in (2)');
    expect(posts()).toHaveLength(1);
    expect((posts()[0]?.body as { values: { id: string }[] }).values.map(({ id }) => id)).toEqual([
      top1,
      bad,
    ]);
    expect(stored.get(top2)?.value).toBe(jqlOf(issueIds.slice(0, 2)).jql);
    await refresh();
    expect(posts()).toHaveLength(1);
  });

  it('goes through pages, a hundred updates at a time', async () => {
    const issueIds = await seed(3);
    for (let n = 1; n <= 230; n += 1)
      jira().precompute({ functionName: 'valoraTop', arguments: [String(n)], value: 'issue in (1)' });
    await refresh();
    expect(posts().map(({ body }) => (body as { values: unknown[] }).values.length)).toEqual([100, 100, 30]);
    expect(jira().precomputations().at(-1)?.value).toBe(jqlOf(issueIds).jql);
  });

  it('asks once a minute, and only a site that uses the function', async () => {
    await orderChanged();
    expect(site().asked).toEqual([]);
    await noteJqlUse(site().deps, site().installationId, true);
    await orderChanged();
    await orderChanged();
    expect(new Set(site().asked.map(({ jobId }) => jobId)).size).toBe(1);
    expect(site().asked[0]).toMatchObject({ name: 'refresh-jql', teamId: site().team.teamId });
    await refresh();
    expect(jira().requests()).toHaveLength(1);
    site().asked.length = 0;
    await orderChanged();
    expect(site().asked).toEqual([]);
  });

  it.each([
    ['without points', tooMany('jira-quota-global-based', 1_800), 1_800_000],
    ['in trouble', { performed: false, outcome: { status: 503 } }, 60_000],
  ])('and Jira is %s, comes back later', async (_, fault, atLeastMs) => {
    await seed(1);
    jira().precompute({ functionName: 'valoraTop', arguments: ['1'], value: 'issue in (1)' });
    jira().fail({ ...fault, path: /computation/ });
    await refresh();
    expect(site().asked[0]?.delayMs).toBeGreaterThanOrEqual(atLeastMs);
    expect(posts()).toEqual([]);
  });
});
