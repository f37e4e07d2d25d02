import type { FakeJira } from '../../../backend/src/testing/jira/index.js';
import type { IssueSummary, ProjectSummary } from '../shared.js';
import type { Gateway } from './gateway.js';
import { issuesOf, projectsOf } from './site.js';

/** What the platform knows of the site. */
export interface SiteAccess {
  readonly gatewayUrl: string;
  readonly cloudId: string;
  readonly systemToken: string;
  readonly userTokenOf: (accountId: string) => string;
  readonly issue: (key: string) => IssueSummary | undefined;
  readonly project: (key: string) => ProjectSummary | undefined;
}

export const accessTo = (jira: FakeJira, gateway: Gateway): SiteAccess => ({
  gatewayUrl: gateway.baseUrl,
  cloudId: jira.cloudId,
  systemToken: jira.systemToken,
  userTokenOf: jira.userTokenOf,
  issue: (key) => issuesOf(jira).find((issue) => issue.key === key),
  project: (key) => projectsOf(jira).find((project) => project.key === key),
});

/** Jira at `baseUrl` answers a request of a person (a screen, a function as the user) or of the app. */
export const askJira = async (
  baseUrl: string,
  token: string,
  call: {
    readonly path: string;
    readonly method: string;
    readonly body: string | null;
    readonly headers: Readonly<Record<string, string>>;
  },
) => {
  const { authorization: _authorization, ...headers } = call.headers;
  const response = await fetch(`${baseUrl}${call.path}`, {
    method: call.method,
    headers: { ...headers, authorization: `Bearer ${token}` },
    redirect: 'manual',
    ...(call.body === null || call.body === '' || call.method === 'GET' ? {} : { body: call.body }),
  });
  return {
    status: response.status,
    statusText: response.statusText,
    headers: Object.fromEntries(response.headers.entries()),
    body: await response.text(),
  };
};
