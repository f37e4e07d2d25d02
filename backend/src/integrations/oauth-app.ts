import { AppError } from '../platform/index.js';
import type { ConnectionDeps } from './integration-deps.js';
import { createJiraClock } from './jira-clock.js';
import type { JiraOAuthApp } from './jira/index.js';

/** The page of our own that Atlassian sends the browser back to. */
const callbackPath = '/settings/connections/jira/callback';

/** @throws AppError conflict where no OAuth app is configured */
export const oauthApp = ({ jira, publicUrl }: Pick<ConnectionDeps, 'jira' | 'publicUrl'>): JiraOAuthApp => {
  if (jira.oauth === null)
    throw new AppError('conflict', 'No OAuth app is configured here; connect with an API token instead.');
  return {
    ...jira.oauth,
    redirectUri: `${publicUrl()}${callbackPath}`,
    authorizeUrl: `${jira.authUrl}/authorize`,
    tokenUrl: `${jira.authUrl}/oauth/token`,
    apiUrl: jira.apiUrl,
  };
};

export const oauthOptions = (deps: ConnectionDeps) => ({
  app: oauthApp(deps),
  clock: createJiraClock(deps.clock),
});
