import { issueScore } from '@valora/contracts';
import { roiField } from '../../../testing/jira/index.js';
import { scoreEventHandlers, scorePeriodicHandlers } from './score-handlers.js';
import { readPoints } from './points.js';
import { markWatched } from './score-store.js';
import { siteOnPostgres } from './testing/site-on-postgres.js';
import { writeScores } from './write-scores.js';

const { database, jira, site, follow, forgetPoints, seed, write, requestsTo, propertyOf, fieldOf, rowOf } =
  siteOnPostgres();
const change = (issueId: string, columns: Record<string, unknown>, table = 'rankings') =>
  site().inTeam(({ trx }) =>
    trx(table)
      .where({ team_id: site().team.teamId })
      .whereIn('feature_id', trx('jira_issues').where({ issue_id: issueId }).select('feature_id'))
      .update(columns),
  );

describe('scores written back', () => {
  it('hold what the contract says, in property and field', async () => {
    const [first = '', second = ''] = await seed(2);
    await write();
    expect(issueScore.parse(propertyOf(first))).toEqual({
      schema: 1,
      roi: 209,
      roiLow: -30,
      roiHigh: 500,
      rank: 1,
      rankLow: 1,
      rankHigh: 3,
      rankedCount: 2,
      tier: 1,
      effortDays: 8.4,
      confidence: 0.46,
      mustDo: false,
      overridden: false,
      notEnoughSignal: false,
      missing: [],
      scoredAt: expect.any(String),
      writtenAt: expect.any(String),
    });
    expect([fieldOf(first), fieldOf(second)]).toEqual([209, 208]);
    expect(await rowOf(first)).toMatchObject({ written_roi: 209, write_problem: null, next_write_at: null });
  });

  it('ask Jira nothing at all where nothing changed', async () => {
    await seed(3);
    await write();
    const asked = jira().requests().length;
    expect(await write()).toBe(false);
    await change((await seed(1))[0] ?? '', { computed_at: new Date() });
    await write();
    const more = jira().requests().length;
    await write();
    expect([more > asked, jira().requests().length]).toEqual([true, more]);
  });

  it('go in hundreds, and only those that changed', async () => {
    const issueIds = await seed(230);
    await write();
    expect(requestsTo(/properties\/multi/)).toBe(3);
    expect(requestsTo(/app\/field/)).toBe(3);
    await change(issueIds[4] ?? '', { tier: 2 });
    await write();
    expect(requestsTo(/properties\/multi/)).toBe(4);
    expect(requestsTo(/app\/field/)).toBe(3);
    const written = jira()
      .requests()
      .filter(({ path }) => path.includes('properties/multi'));
    expect(written.map(({ body }) => (body as { issues: unknown[] }).issues.length)).toEqual([
      100, 100, 30, 1,
    ]);
    expect(propertyOf(issueIds[4] ?? '')).toMatchObject({ tier: 2 });
  });

  it('come first for what is on a screen', async () => {
    const issueIds = await seed(120);
    const last = issueIds.at(-1) ?? '';
    await site().inTeam((scope) => markWatched(scope, [last]));
    await write();
    const [first] = jira()
      .requests()
      .filter(({ path }) => path.includes('properties/multi'));
    expect((first?.body as { issues: { issueID: number }[] }).issues.map(({ issueID }) => issueID)).toEqual([
      Number(last),
    ]);
  });

  it('go on for what is on a screen when the points for the rest are spent', async () => {
    await follow({ pointsPerHour: 1_000 });
    const [watched = '', other = ''] = await seed(2);
    await site().inTeam((scope) => markWatched(scope, [watched]));
    await database().global((trx) =>
      trx('forge_points').insert({
        hour: new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000),
        spent: 660,
      }),
    );
    await write();
    expect([propertyOf(watched), propertyOf(other)]).toEqual([expect.anything(), undefined]);
    expect((await rowOf(other)).write_problem).toBeNull();
    await scorePeriodicHandlers(site().deps)[0]?.handle({
      ...site().context,
      readTeam: database().readTeam,
      log: site().deps.log,
    });
    expect(site().asked).toMatchObject([{ name: 'write-scores', teamId: site().team.teamId }]);
    await forgetPoints();
    await write();
    expect(propertyOf(other)).toMatchObject({ rank: 2 });
  });

  it('are not written where the project’s policy says so, nor for issues that are gone', async () => {
    const [kept = '', gone = ''] = await seed(2);
    await site().inTeam(({ trx, teamId }) =>
      trx('jira_issues').where({ team_id: teamId, issue_id: gone }).update({ removed_at: new Date() }),
    );
    await site().inTeam(({ trx, teamId }) =>
      trx('jira_policies').insert({
        team_id: teamId,
        project_id: site().projectId,
        mode: 'allowed_fields',
        fields: [],
        rules: '{}',
        write_scores: false,
        version: 2,
        updated_by: 'Mara',
      }),
    );
    await write();
    expect(jira().requests()).toEqual([]);
    await site().inTeam(({ trx }) => trx('jira_policies').update({ write_scores: true }));
    await write();
    expect([propertyOf(kept), propertyOf(gone)]).toEqual([expect.anything(), undefined]);
  });

  it('wait for the first ranking', async () => {
    const [issueId = ''] = await seed(1);
    await site().inTeam(({ trx }) => trx('rankings').delete());
    await write();
    expect([jira().requests().length, propertyOf(issueId)]).toEqual([0, undefined]);
  });

  it('say in Jira that an issue is no longer in Valora', async () => {
    const [issueId = ''] = await seed(1);
    await write();
    await site().inTeam(({ trx }) => trx('jira_issues').update({ feature_id: null }));
    await write();
    expect(propertyOf(issueId)).toMatchObject({ roi: null, rank: null, missing: ['not in Valora'] });
    expect(fieldOf(issueId)).toBeNull();
  });

  it('need no field, and fill it once there is one', async () => {
    const bare = jira().requests().length;
    await database().global((trx) => trx('forge_installations').update({ roi_field_sought_at: new Date() }));
    const [issueId = ''] = await seed(1);
    await write();
    expect([bare, requestsTo(/\/field/)]).toEqual([0, 0]);
    await database().global((trx) =>
      trx('forge_installations').where({ id: site().installationId }).update({ roi_field_id: roiField }),
    );
    await write();
    expect([fieldOf(issueId), requestsTo(/properties\/multi/)]).toEqual([209, 1]);
  });

  it('leave one bad issue behind and write the others', async () => {
    const issueIds = await seed(5);
    const bad = issueIds[2] ?? '';
    jira().remove('SHOP-3');
    await write();
    expect(issueIds.filter((id) => propertyOf(id) !== undefined)).toHaveLength(4);
    expect(await rowOf(bad)).toMatchObject({
      written_score: null,
      write_problem: expect.stringContaining('exist'),
    });
    expect(issueIds.filter((id) => fieldOf(id) !== undefined)).toHaveLength(4);
    expect(await site().inTeam(({ trx }) => trx('jira_dirty').pluck('issue_id'))).toEqual([bad]);
  });

  it('cost a hundredth of writing one by one', async () => {
    await seed(500);
    await write();
    const { spent } = await readPoints({
      database: database(),
      clock: site().deps.clock,
      pointsPerHour: 65_000,
    });
    expect(spent).toBeLessThan(100);
  });
});

describe('two jobs at once', () => {
  it('write each score once', async () => {
    const issueIds = await seed(150);
    await Promise.all([write(), write(), write()]);
    expect(requestsTo(/properties\/multi/)).toBe(2);
    expect(issueIds.every((id) => propertyOf(id) !== undefined)).toBe(true);
  });
});

describe('events', () => {
  const now = new Date('2026-11-23T08:00:03Z');
  const happened = async (event: { type: string; payload?: object }): Promise<void> => {
    const [handler] = scoreEventHandlers({ ...site().deps, clock: { now: () => now } });
    const context = { ...site().context, readTeam: database().readTeam, log: site().deps.log };
    await handler?.handle({ teamId: site().team.teamId, payload: {}, ...event } as never, context);
  };
  const asked = () =>
    new Set(site().asked.map(({ jobId, delayMs }) => `${String(jobId)} ${String(delayMs)}`));
  const setIssues = (columns: Record<string, unknown>) =>
    site().inTeam(({ trx }) => trx('jira_issues').where({ team_id: site().team.teamId }).update(columns));

  it('of a moment make one job', async () => {
    await happened({ type: 'ranking.updated' });
    await happened({ type: 'prediction.completed' });
    expect([...asked()]).toEqual([expect.stringMatching(/ 2000$/)]);
  });

  it('soon after many others wait, but for what is on a screen', async () => {
    await seed(101);
    await setIssues({ written_at: new Date(now.getTime() - 30_000) });
    await happened({ type: 'ranking.updated' });
    expect([...asked()]).toEqual([expect.stringMatching(/ 57000$/)]);
    await setIssues({ watched_at: now });
    await happened({ type: 'ranking.updated' });
    expect([...asked()]).toEqual([
      expect.stringMatching(/ 57000$/),
      expect.stringMatching(/-watched-\d+ 2000$/),
    ]);
  });

  it('of a team that follows no project ask for nothing', async () => {
    await database().global((trx) => trx('forge_projects').where({ team_id: site().team.teamId }).delete());
    await happened({ type: 'ranking.updated' });
    expect(site().asked).toEqual([]);
  });

  it('that bring a site or project back make everything due again', async () => {
    const [issueId = ''] = await seed(1);
    await write();
    jira().edit('SHOP-1', (issue) => {
      issue.properties.clear();
    });
    await happened({ type: 'jira.project_connected', payload: { projectId: '777' } });
    await write();
    expect(propertyOf(issueId)).toBeUndefined();
    await happened({ type: 'jira.project_connected', payload: { projectId: site().projectId } });
    await write();
    expect(propertyOf(issueId)).toBeDefined();
    await happened({ type: 'forge.reinstalled' });
    await write();
    expect(requestsTo(/rest\/api\/3\/field$/)).toBe(2);
    expect(requestsTo(/properties\/multi/)).toBe(3);
  });
});

describe('for what is on a screen alone', () => {
  it('the rest waits', async () => {
    const [watched = '', other = ''] = await seed(2);
    await site().inTeam((scope) => markWatched(scope, [watched]));
    await writeScores(site().deps, site().context, { watchedOnly: true });
    expect([propertyOf(watched), propertyOf(other)]).toEqual([expect.anything(), undefined]);
  });
});

describe('a field that was deleted', () => {
  it('is looked for again, and the next one is filled', async () => {
    const [issueId = ''] = await seed(1);
    await write();
    jira().fail({ path: /app\/field/, performed: false, outcome: { status: 404 } });
    await change(issueId, { roi_mean: 0.5 }, 'predictions');
    await write();
    expect(await rowOf(issueId)).toMatchObject({ written_roi: null, write_problem: null });
    expect(propertyOf(issueId)).toMatchObject({ roi: 50 });
    await database().global((trx) =>
      trx('forge_installations').where({ id: site().installationId }).update({ roi_field_id: roiField }),
    );
    await write();
    expect(fieldOf(issueId)).toBe(50);
  });
});
