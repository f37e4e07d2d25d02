import { tooMany } from '../../../testing/jira/index.js';
import { followSite } from './testing/followed-site.js';
import { siteOnPostgres } from './testing/site-on-postgres.js';
import { writeScores } from './write-scores.js';

const { database, jira, site, follow, forgetPoints, seed, write, requestsTo, propertyOf, fieldOf, rowOf } =
  siteOnPostgres();
const setWaits = (at: Date | null) =>
  site().inTeam(({ trx }) => trx('jira_issues').update({ next_write_at: at }));

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
    const issueIds = await seed(3);
    jira().fail({ ...fault, path, times: 2 });
    await write();
    const row = await rowOf(issueIds[0] ?? '');
    expect(row.next_write_at).not.toBeNull();
    if (problem === null) expect(row.write_problem).toBeNull();
    else expect(row.write_problem).toMatch(problem);
    const asked = jira().requests().length;
    if (problem !== null) await write();
    expect(jira().requests().length).toBe(asked);

    jira().healAll();
    await forgetPoints();
    await writeLater();
    expect(issueIds.map(fieldOf)).toEqual([209, 208, 207]);
    expect(issueIds.every((id) => propertyOf(id) !== undefined)).toBe(true);
    expect(await rowOf(issueIds[0] ?? '')).toMatchObject({ write_problem: null, next_write_at: null });
  });
});

/** Later: waits are over, and so is what Jira said about its limits. */
const writeLater = async (): Promise<void> => {
  await setWaits(new Date(0));
  const fresh = await followSite({ database: database(), jira: jira() });
  await writeScores({ ...site().deps, clients: fresh.deps.clients }, site().context);
};

describe('a task of Jira', () => {
  it('that dies is started again', async () => {
    const [issueId = ''] = await seed(1);
    jira().setTasks({ nextProblem: 'Something went wrong' });
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
    await seed(1);
    jira().setTasks({ polls: 3 });
    await write();
    expect(requestsTo(/\/task\//)).toBeGreaterThanOrEqual(3);
    expect(requestsTo(/app\/field/)).toBe(1);
  });
});
