import { followProject, type FollowedProject } from '../sync/testing/followed-project.js';

let site: FollowedProject;
beforeEach(async () => {
  site = await followProject();
});
afterEach(() => site.forge.close());

const effortSoFar = async (key: string): Promise<number | null> => {
  const { id } = site.forge.jira.issue(key);
  const { status, body } = await site.forge.as('acc-reader')('GET', `/jira/issues/${id}`);
  expect(status).toBe(200);
  return body.data.actualEffortDays as number | null;
};

/** Somebody logs work in Jira, which says so. */
const log = async (key: string, hours: number): Promise<void> => {
  const { jira } = site.forge;
  const id = jira.logWork(key, { seconds: hours * 3600, accountId: 'acc-editor' });
  const status = await site.event({
    eventType: 'avi:jira:created:worklog',
    worklog: { id, issueId: jira.issue(key).id },
  });
  expect(status).toBe(200);
  await site.catchUp();
};

it('shows the work that people log in Jira, in days of eight hours', async () => {
  const key = site.forge.jira.seed({ projectKey: 'SHOP', summary: 'Pay by invoice' });
  await site.readAll();
  expect(await effortSoFar(key)).toBeNull();
  await log(key, 6);
  expect(await effortSoFar(key)).toBe(0.75);
  await log(key, 10);
  expect(await effortSoFar(key)).toBe(2);
});

it('counts what was logged on sub-tasks to the issue above them', async () => {
  const { jira } = site.forge;
  const key = jira.seed({ projectKey: 'SHOP', summary: 'Pay by invoice' });
  const part = jira.seed({
    projectKey: 'SHOP',
    summary: 'Print it',
    parentKey: key,
    typeName: 'Sub-task',
  });
  jira.logWork(part, { seconds: 4 * 3600 });
  jira.logWork(key, { seconds: 2 * 3600 });
  await site.readAll();
  expect(await effortSoFar(key)).toBe(0.75);
});
