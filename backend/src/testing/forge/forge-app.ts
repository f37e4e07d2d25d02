import { startFakeJira, type FakeJira, type FakeJiraOptions, type PersonSeed } from '../jira/index.js';
import { startApp, type TestAnswer, type TestApp, type TestAppOptions } from '../start-app.js';
import type { InvocationSeed } from './claims.js';
import { startForgePlatform, type ForgePlatform } from './forge-platform.js';

const every = ['BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES', 'ADD_COMMENTS', 'ADMINISTER_PROJECTS'];

/** People of a site with the projects SHOP and OPS: a site admin, and one for each role in SHOP alone. */
export const peopleOfTests: readonly PersonSeed[] = [
  {
    accountId: 'acc-admin',
    name: 'Ines Duarte',
    isSiteAdmin: true,
    permissions: { SHOP: every, OPS: every },
  },
  { accountId: 'acc-lead', name: 'Olu Bright', permissions: { SHOP: every } },
  { accountId: 'acc-editor', name: 'Jun Park', permissions: { SHOP: ['BROWSE_PROJECTS', 'EDIT_ISSUES'] } },
  { accountId: 'acc-reader', name: 'Sami Aalto', permissions: { SHOP: ['BROWSE_PROJECTS'] } },
  { accountId: 'acc-stranger', name: 'Nobody Here', permissions: {} },
];

export interface SendOptions {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A caller inside Jira: signs a new token for each call. */
export type Send = (method: string, pathBelowApi: string, options?: SendOptions) => Promise<TestAnswer>;

export interface ForgeApp {
  readonly app: TestApp;
  readonly jira: FakeJira;
  readonly platform: ForgePlatform;
  /** A screen of a person. Of the project SHOP by default; `project: undefined` says: of none. */
  readonly as: (accountId: string, seed?: InvocationSeed) => Send;
  /** The platform: events, schedules and functions. */
  readonly asPlatform: (seed?: InvocationSeed) => Send;
  readonly project: (key: string) => { readonly id: string; readonly key: string };
  /** Sends the lifecycle event `installed`, `upgraded` or `uninstalled`. */
  readonly live: (event: string, seed?: InvocationSeed) => Promise<TestAnswer>;
  /** Connects a project to a new team. Returns the team’s id. */
  readonly connect: (
    projectKey: string,
    accountId?: string,
    form?: Record<string, unknown>,
  ) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** The whole backend with the Forge app installed on a Jira site, both on loopback. */
export const startForgeApp = async (
  options: TestAppOptions & { readonly jira?: FakeJiraOptions; readonly install?: boolean } = {},
): Promise<ForgeApp> => {
  const jira = await startFakeJira({
    projects: [
      { key: 'SHOP', name: 'Shop' },
      { key: 'OPS', name: 'Operations' },
    ],
    people: peopleOfTests,
    ...options.jira,
  });
  const platform = await startForgePlatform({ jira });
  const app = await startApp({ ...options, env: { ...platform.env, ...options.env } });
  const project = (key: string) => ({ id: jira.projectId(key), key });

  const send =
    (seed: InvocationSeed): Send =>
    async (method, path, more = {}) =>
      app.call(method, path, {
        token: null,
        ...(more.body === undefined ? {} : { body: more.body }),
        headers: { ...(await platform.headersFor(seed)), ...more.headers },
      });
  const as: ForgeApp['as'] = (accountId, seed = {}) =>
    send({
      project: project('SHOP'),
      accountId,
      userToken: jira.userTokenOf(accountId),
      systemToken: jira.systemToken,
      ...seed,
    });
  const asPlatform: ForgeApp['asPlatform'] = (seed = {}) => send({ systemToken: jira.systemToken, ...seed });
  const live: ForgeApp['live'] = (event, seed = {}) =>
    asPlatform({ moduleKey: 'lifecycle-events', ...seed })('POST', '/forge/lifecycle', {
      body: { eventType: `avi:forge:${event}:app` },
    });
  if (options.install !== false) await live('installed');

  return {
    app,
    jira,
    platform,
    as,
    asPlatform,
    project,
    live,
    connect: async (projectKey, accountId = 'acc-admin', form = {}) => {
      const answer = await as(accountId)('PUT', `/forge/projects/${jira.projectId(projectKey)}`, {
        body: form,
      });
      if (answer.status !== 200) throw new Error(`not connected: ${JSON.stringify(answer.body)}`);
      return answer.body.data.team.id as string;
    },
    close: async () => {
      await app.close();
      await platform.close();
      await jira.close();
    },
  };
};
