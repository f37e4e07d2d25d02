import fc from 'fast-check';
import { isAtLeast } from '../../../identity/index.js';
import { JiraError, type JiraAuth, type JiraFault, type PermissionQuestion } from '../../jira/index.js';
import type { ForgeCall } from '../forge-call.js';
import { createPermissions, leastRole, type Rights } from './ask-permissions.js';

const call: ForgeCall & { accountId: string } = {
  installationId: 'i',
  cloudId: 'c',
  environment: 'PRODUCTION',
  accountId: 'acc-1',
  project: null,
  issue: null,
  moduleKey: null,
  userToken: 'user',
};

const jiraError = (fault: JiraFault): JiraError =>
  new JiraError({
    fault,
    operation: 'POST /rest/api/3/permissions/check',
    status: null,
    mayHaveHappened: false,
    message: 'Jira said so.',
    traceId: null,
  });

const tokenOf = (auth: JiraAuth): Promise<string> =>
  auth.kind === 'oauth' ? auth.accessToken({ renew: false }) : Promise.resolve('none');

/** A Jira that answers by the token it is asked with. */
const site = (answers: Readonly<Record<string, JiraFault | readonly string[]>>) => {
  let nowMs = 0;
  const asked: [string, PermissionQuestion][] = [];
  const client = (auth: JiraAuth) => ({
    checkPermissions: async (question: PermissionQuestion) => {
      const token = await tokenOf(auth);
      asked.push([token, question]);
      const answer = answers[token] ?? [];
      if ('kind' in answer) throw jiraError(answer);
      return { global: [], projects: Object.fromEntries(answer.map((one) => [one, ['1', '2']])) };
    },
  });
  const permissions = createPermissions({
    database: {
      global: () => Promise.resolve({ api_base_url: 'https://api.atlassian.com/ex/jira/c' } as never),
    },
    clients: { forSite: ({ auth }) => client(auth) as never },
    tokens: { keep: () => Promise.resolve(), accessToken: () => () => Promise.resolve('app') },
    clock: { now: () => new Date(nowMs) },
  });
  return {
    permissions,
    asked,
    pass: (ms: number): void => {
      nowMs += ms;
    },
  };
};

const tokensOf = (asked: readonly [string, PermissionQuestion][]) => asked.map(([token]) => token);

describe('rights', () => {
  it('are asked with the person’s token, in the name of the account that calls, once a minute', async () => {
    const { permissions, asked, pass } = site({ user: ['BROWSE_PROJECTS', 'EDIT_ISSUES'] });
    const first = await permissions.rightsOf(call, ['1', '2']);
    expect(first).toEqual({ isSiteAdmin: false, roles: { 1: 'contributor', 2: 'contributor' } });
    await permissions.rightsOf(call, ['2', '1']);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.[1]).toMatchObject({
      accountId: 'acc-1',
      global: ['ADMINISTER'],
      projectIds: ['1', '2'],
    });
    pass(60_000);
    await permissions.rightsOf(call, ['1', '2']);
    expect(asked).toHaveLength(2);
  });

  it('of two people, sites or sets of projects are never taken for one another', async () => {
    const { permissions, asked } = site({ user: ['BROWSE_PROJECTS'] });
    await permissions.rightsOf(call, ['1']);
    await permissions.rightsOf({ ...call, accountId: 'acc-2' }, ['1']);
    await permissions.rightsOf({ ...call, installationId: 'j' }, ['1']);
    await permissions.rightsOf(call, ['1', '2']);
    expect(asked).toHaveLength(4);
  });

  it.each<[string, JiraFault]>([
    ['ended', { kind: 'unauthorized' }],
    ['belongs to somebody else', { kind: 'forbidden' }],
  ])('are asked as the app where the person’s token %s', async (_name, fault) => {
    const { permissions, asked } = site({ user: fault, app: ['BROWSE_PROJECTS'] });
    expect((await permissions.rightsOf(call, ['1'])).roles).toEqual({ 1: 'viewer' });
    expect(tokensOf(asked)).toEqual(['user', 'app']);
  });

  it('are asked as the app where no token of the person came along', async () => {
    const { permissions, asked } = site({ app: ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS'] });
    expect((await permissions.rightsOf({ ...call, userToken: null }, ['1'])).roles).toEqual({ 1: 'manager' });
    expect(tokensOf(asked)).toEqual(['app']);
  });

  it.each<JiraFault>([
    { kind: 'unavailable', retryAfterMs: 7_000 },
    { kind: 'timeout', retryAfterMs: 7_000 },
    { kind: 'rate_limited', limit: 'quota', retryAfterMs: 7_000 },
    { kind: 'garbage', retryAfterMs: 7_000 },
  ])('are none while Jira has trouble ($kind), which is said and not remembered', async (fault) => {
    const answers: Record<string, JiraFault | readonly string[]> = { user: fault, app: ['BROWSE_PROJECTS'] };
    const { permissions, asked } = site(answers);
    await expect(permissions.rightsOf(call, ['1'])).rejects.toMatchObject({
      code: 'unavailable',
      retryAfterMs: 7_000,
      message: 'Jira cannot say now what you may do there. Jira said so.',
    });
    expect(tokensOf(asked)).toEqual(['user']);
    answers['user'] = ['BROWSE_PROJECTS'];
    expect((await permissions.rightsOf(call, ['1'])).roles).toEqual({ 1: 'viewer' });
  });

  it('are none where both tokens are refused', async () => {
    const { permissions } = site({ user: { kind: 'unauthorized' }, app: { kind: 'unauthorized' } });
    await expect(permissions.rightsOf(call, ['1'])).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('to edit or administer count for nothing where the project may not be seen', async () => {
    const { permissions } = site({ user: ['EDIT_ISSUES', 'ADMINISTER_PROJECTS'] });
    expect((await permissions.rightsOf(call, ['1'])).roles).toEqual({});
  });
});

describe('leastRole', () => {
  const role = fc.constantFrom('viewer', 'contributor', 'manager', 'admin' as const);
  const rights = fc.dictionary(fc.constantFrom('1', '2', '3', '4'), role, { noNullPrototype: true });

  it('never rises with a further project, and is none where one may not be seen', () => {
    fc.assert(
      fc.property(
        rights,
        fc.subarray(['1', '2', '3', '4']),
        fc.constantFrom('1', '2', '3', '4'),
        (roles, ids, more) => {
          const all: Rights = { isSiteAdmin: false, roles };
          const before = leastRole(all, ids);
          const after = leastRole(all, [...ids, more]);
          if (roles[more] === undefined) expect(after).toBeNull();
          if (before !== null && after !== null) expect(isAtLeast(before, after)).toBe(true);
          for (const id of ids) if (before !== null) expect(isAtLeast(roles[id] ?? null, before)).toBe(true);
        },
      ),
    );
  });

  it('of no project is none', () => {
    expect(leastRole({ isSiteAdmin: true, roles: {} }, [])).toBeNull();
  });
});
