import { followProject, type FollowedProject } from './testing/followed-project.js';

let site: FollowedProject;
beforeEach(async () => {
  site = await followProject();
});
afterEach(() => site.forge.close());

const { anything } = expect;
const bulkFetches = (): number =>
  site.forge.jira.requests().filter(({ path }) => path.endsWith('/issue/bulkfetch')).length;
const seed = (summary: string): string => site.forge.jira.seed({ projectKey: 'SHOP', summary });

describe('events of Jira', () => {
  it('are refused without a proved call', async () => {
    const { status } = await site.forge.app.call('POST', '/forge/events', { body: { eventType: 'x' } });
    expect(status).toBe(401);
  });

  it('say what is no event', async () => {
    expect(await site.event({ eventType: 'avi:confluence:created:page' })).toBe(400);
  });

  it('are answered at once and read together: 500 for 50 issues are one reading', async () => {
    const keys = Array.from({ length: 50 }, (_, n) => seed(`Issue ${String(n)}`));
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, n) => site.changed(keys[n % 50] ?? '', n < 50 ? 'created' : 'updated')),
    );
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(bulkFetches()).toBe(0);
    await site.run('refresh-jira-issues');
    expect(bulkFetches()).toBe(1);
    expect(await site.features()).toHaveLength(50);
    expect(await site.rows('jira_dirty')).toEqual([]);
  }, 180_000);

  it('may be repeated, late and in any order', async () => {
    const key = seed('First title');
    await site.changed(key, 'created');
    site.forge.jira.edit(key, (issue) => {
      issue.fields['summary'] = 'Second title';
    });
    await site.changed(key, 'updated');
    await site.changed(key, 'created');
    await site.catchUp();
    expect(await site.feature(key)).toMatchObject({ title: 'Second title' });
    await site.changed(key, 'created');
    await site.catchUp();
    expect(await site.features()).toMatchObject([{ title: 'Second title', version: 1 }]);
  });

  it('that come while an issue is read are not settled by that reading', async () => {
    const key = seed('Before');
    await site.changed(key, 'created');
    site.forge.jira.decide(({ path }) => {
      if (!path.endsWith('/issue/bulkfetch')) return null;
      site.forge.jira.healAll();
      void site.changed(key, 'updated');
      return { performed: true, outcome: { delayMs: 300 } };
    });
    await site.run('refresh-jira-issues');
    expect(bulkFetches()).toBe(2);
    expect(await site.rows('jira_dirty')).toEqual([]);
  });

  it('take a deleted issue’s feature away with its history, and bring it back', async () => {
    const key = seed('Comes and goes');
    await site.readAll();
    const before = await site.feature(key);
    const issue = site.forge.jira.issue(key);
    site.forge.jira.decide(({ path }) =>
      path.endsWith('/issue/bulkfetch')
        ? { performed: false, outcome: { status: 200, body: { issues: [], issueErrors: [] } } }
        : null,
    );
    await site.event({
      eventType: 'avi:jira:deleted:issue',
      issue: { id: issue.id, key, fields: { project: { id: site.projectId } } },
    });
    await site.catchUp();
    expect(await site.features()).toEqual([]);
    site.forge.jira.healAll();
    await site.changed(key, 'created');
    await site.catchUp();
    expect(await site.feature(key)).toMatchObject({ id: before?.['id'], title: 'Comes and goes' });
  });

  it('keep a moved issue’s feature under its new key', async () => {
    await site.forge.as('acc-admin')('PUT', `/forge/projects/${site.forge.jira.projectId('OPS')}`, {
      body: { teamId: site.teamId },
    });
    const key = seed('Wanders');
    await site.readAll();
    const before = await site.feature(key);
    const moved = site.forge.jira.move(key, 'OPS');
    const { id } = site.forge.jira.issue(moved);
    await site.event({
      eventType: 'avi:jira:updated:issue',
      issue: { id, key: moved, fields: { project: { id: site.forge.jira.projectId('OPS') } } },
    });
    await site.run('refresh-jira-issues');
    expect(await site.features()).toMatchObject([{ id: before?.['id'], key: moved, jira_key: moved }]);
  });

  it('take away the feature of an issue that was moved to where nobody follows it', async () => {
    const key = seed('Leaves');
    await site.readAll();
    const moved = site.forge.jira.move(key, 'OPS');
    const { id } = site.forge.jira.issue(moved);
    await site.event({
      eventType: 'avi:jira:updated:issue',
      issue: { id, key: moved, fields: { project: { id: site.projectId } } },
    });
    await site.catchUp();
    expect(await site.features()).toEqual([]);
    expect(await site.rows('jira_issues')).toMatchObject([{ removed_at: anything() }]);
  });

  it('remove nothing where the app lost sight of the whole project', async () => {
    const keys = [seed('One'), seed('Two')];
    await site.readAll();
    for (const key of keys) await site.changed(key);
    // That a link went says nothing of its issues.
    const [source, destination] = keys.map((key) => site.forge.jira.issue(key).id);
    await site.event({
      eventType: 'avi:jira:deleted:issuelink',
      sourceIssueId: source,
      destinationIssueId: destination,
    });
    site.forge.jira.decide(({ path }) => {
      if (path.endsWith('/issue/bulkfetch'))
        return { performed: false, outcome: { status: 200, body: { issues: [], issueErrors: [] } } };
      return path.includes('/project/') ? { performed: false, outcome: { status: 404 } } : null;
    });
    await site.run('refresh-jira-issues');
    expect(await site.features()).toHaveLength(2);
    expect(await site.rows('jira_dirty')).toMatchObject([
      { not_before: anything() },
      { not_before: anything() },
    ]);
  });

  it('follow links as they come and go, and leave those people made', async () => {
    const [first, second, third] = [seed('One'), seed('Two'), seed('Three')];
    site.forge.jira.link({ typeId: '10000', inwardKey: first, outwardKey: second });
    await site.readAll();
    const id = async (key: string) => (await site.feature(key))?.['id'] as string;
    const needed = await site.rows('feature_needs');
    expect(needed).toHaveLength(1);
    const waiting = needed[0]?.['feature_id'] as string;
    await site.forge.as('acc-editor')('PUT', `/features/${waiting}/needs`, {
      body: { needs: [needed[0]?.['needs_id'], await id(third)] },
    });
    (site.forge.jira.links() as unknown[]).length = 0;
    await site.event({
      eventType: 'avi:jira:deleted:issuelink',
      id: '1',
      sourceIssueId: Number(site.forge.jira.issue(first).id),
      destinationIssueId: Number(site.forge.jira.issue(second).id),
    });
    await site.catchUp();
    expect(await site.rows('feature_needs')).toMatchObject([
      { feature_id: waiting, needs_id: await id(third) },
    ]);
  });

  it('have the issues of a released version read, whose own change tells nobody', async () => {
    const key = site.forge.jira.seed({
      projectKey: 'SHOP',
      summary: 'Shipped',
      fields: {
        status: { name: 'Done', statusCategory: { key: 'done', name: 'Done' } },
        fixVersions: [{ id: '31', name: '2.0', released: false }],
      },
    });
    await site.readAll();
    site.forge.jira.edit(key, (issue) => {
      issue.fields['fixVersions'] = [{ id: '31', name: '2.0', released: true, releaseDate: '2026-11-20' }];
    });
    const version = { id: '31', projectId: Number(site.projectId), released: true };
    expect(await site.event({ eventType: 'avi:jira:released:version', version })).toBe(200);
    await site.run('find-jira-matches', { projectId: site.projectId, field: 'fixVersion', id: '31' });
    await site.catchUp();
    const delivered = (await site.feature(key))?.['delivered_at'] as Date;
    expect(delivered.toISOString()).toBe('2026-11-20T00:00:00.000Z');
  });

  it('do not bring back a feature that a person removed here', async () => {
    const key = seed('Not wanted');
    await site.readAll();
    const feature = await site.feature(key);
    await site.forge.as('acc-editor')('DELETE', `/features/${String(feature?.['id'])}`);
    await site.changed(key);
    await site.catchUp();
    await site.readAll();
    expect(await site.features()).toEqual([]);
  });

  it('leave out epics that Valora made itself', async () => {
    site.forge.jira.seed({
      projectKey: 'SHOP',
      summary: 'Epic of ours',
      properties: { 'valora.requestId': { id: 'x' } },
    });
    await site.readAll();
    expect(await site.features()).toEqual([]);
  });

  it('tell an admin what left Jira', async () => {
    const key = seed('Seen');
    await site.changed(key, 'created');
    await site.catchUp();
    const { body } = await site.forge.as('acc-admin')('GET', '/jira/egress');
    expect(body.data.items).toMatchObject([
      { what: 'issues read', issues: 1, projectKey: 'SHOP', fields: expect.arrayContaining(['summary']) },
      { what: 'event received: avi:jira:created:issue', issues: 1, actor: 'Jira' },
    ]);
    expect((await site.forge.as('acc-editor')('GET', '/jira/egress')).status).toBe(403);
  });
});
