import { issueScoreProperty } from '@valora/contracts';
import { createDatabase } from '../../../platform/db/database.js';
import type { Database } from '../../../platform/index.js';
import { databaseFromTemplate, type TestDatabase } from '../../../testing/database-from-template.js';
import { roiField, startFakeJira, tooMany, type FakeJira } from '../../../testing/jira/index.js';
import { followSite, seedRanked, type FollowedSite, type SiteOptions } from './testing/followed-site.js';
import { writeScores } from './write-scores.js';

let test: TestDatabase;
let database: Database;
let jira: FakeJira;
let site: FollowedSite;

beforeAll(async () => {
  test = await databaseFromTemplate();
  database = createDatabase({ url: test.appUrl, connections: 5 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});
beforeEach(async () => {
  await database.global((trx) => trx('forge_points').delete());
  jira = await startFakeJira();
  site = await followSite({ database, jira });
});
afterEach(async () => {
  await jira.close();
});

const follow = async (options: Partial<SiteOptions>): Promise<void> => {
  site = await followSite({ database, jira, ...options });
};
const write = () => writeScores(site.deps, site.context);
const requestsTo = (path: RegExp): number =>
  jira.requests().filter((request) => path.test(request.path)).length;
const propertyOf = (issueId: string): unknown =>
  jira
    .issues()
    .find(({ id }) => id === issueId)
    ?.properties.get(issueScoreProperty);
const fieldOf = (issueId: string): unknown =>
  jira.issues().find(({ id }) => id === issueId)?.fields[roiField];
const rowOf = (issueId: string) =>
  site.inTeam(
    async ({ trx }) =>
      (await trx('jira_issues').where({ issue_id: issueId }).first()) as {
        written_score: string | null;
        written_roi: number | null;
        write_problem: string | null;
        next_write_at: Date | null;
      },
  );
const setWaits = (at: Date | null) =>
  site.inTeam(({ trx }) => trx('jira_issues').update({ next_write_at: at }));

const failures = [
  ['an hour without points left', tooMany('jira-quota-global-based', 1_800), null],
  ['a site without points left', tooMany('jira-quota-tenant-based', 1_800), null],
  ['a burst', tooMany('jira-burst-based', 7), /wait 7 s/],
  ['too many writes to an issue', tooMany('jira-per-issue-on-write', 2), /wait 2 s/],
  ['trouble of Jira', { performed: false, outcome: { status: 503 } }, /trouble of its own/],
  ['a page of the edge', { performed: false, outcome: 'html' as const }, /cannot be read/],
  ['a broken connection', { performed: true, outcome: 'drop' as const }, /broke/],
  ['a token that ran out', { performed: false, outcome: { status: 401 } }, /credentials/],
  ['no right to write', { performed: false, outcome: { status: 403 } }, /Edit issues/],
  ['a hanging request', { performed: false, outcome: 'hang' as const }, /in time/],
] as const;

describe.each(failures)('after %s', (_, fault, problem) => {
  it.each([
    ['properties', /properties\/multi/],
    ['the task', /\/task\//],
    ['the field', /app\/field/],
  ])('while writing %s, scores are written by a later try', async (_what, path) => {
    await follow({ timeoutMs: 300 });
    const issueIds = await seedRanked(site, jira, 3);
    jira.fail({ ...fault, path, times: 2 });
    await write();
    const row = await rowOf(issueIds[0] ?? '');
    expect(row.next_write_at).not.toBeNull();
    if (problem === null) expect(row.write_problem).toBeNull();
    else expect(row.write_problem).toMatch(problem);
    const asked = jira.requests().length;
    if (problem !== null) await write();
    expect(jira.requests().length).toBe(asked);

    jira.healAll();
    await database.global((trx) => trx('forge_points').delete());
    await writeLater();
    expect(issueIds.map(fieldOf)).toEqual([209, 208, 207]);
    expect(issueIds.every((id) => propertyOf(id) !== undefined)).toBe(true);
    expect(await rowOf(issueIds[0] ?? '')).toMatchObject({ write_problem: null, next_write_at: null });
  });
});

/** Later: waits are over, and so is what Jira said about its limits. */
const writeLater = async (): Promise<void> => {
  await setWaits(new Date(0));
  const fresh = await followSite({ database, jira });
  await writeScores({ ...site.deps, clients: fresh.deps.clients }, site.context);
};

describe('a task of Jira', () => {
  it('that dies is started again', async () => {
    const [issueId = ''] = await seedRanked(site, jira, 1);
    jira.setTasks({ nextProblem: 'Something went wrong' });
    await write();
    expect(await rowOf(issueId)).toMatchObject({
      written_score: null,
      write_problem: expect.stringContaining('Something went wrong'),
    });
    await setWaits(new Date(0));
    await write();
    expect(propertyOf(issueId)).toMatchObject({ rank: 1 });
    expect(requestsTo(/properties\/multi/)).toBe(2);
  });

  it('is followed until it is over', async () => {
    await seedRanked(site, jira, 1);
    jira.setTasks({ polls: 3 });
    await write();
    expect(requestsTo(/\/task\//)).toBeGreaterThanOrEqual(3);
    expect(requestsTo(/app\/field/)).toBe(1);
  });
});
