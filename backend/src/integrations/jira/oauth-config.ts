/** An OAuth 2.0 (3LO) app as registered in Atlassian's developer console. */
export interface JiraOAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Exactly as registered. */
  readonly redirectUri: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  /** Base of Atlassian's API gateway. */
  readonly apiUrl: string;
}

/** Atlassian's own addresses; another server only in tests. Source: developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps */
export const atlassianEndpoints = {
  authorizeUrl: 'https://auth.atlassian.com/authorize',
  tokenUrl: 'https://auth.atlassian.com/oauth/token',
  apiUrl: 'https://api.atlassian.com',
} as const;

/** Classic scopes are enough for every call we make; `offline_access` brings the refresh token. */
export const oauthScopes = ['read:jira-work', 'write:jira-work', 'read:jira-user', 'offline_access'] as const;

/** Where the browser goes to consent. `state` must be bound to the person's session and checked on the way back. */
export const authorizeAddress = (app: JiraOAuthApp, state: string): string => {
  const url = new URL(app.authorizeUrl);
  url.search = new URLSearchParams({
    audience: 'api.atlassian.com',
    client_id: app.clientId,
    scope: oauthScopes.join(' '),
    redirect_uri: app.redirectUri,
    state,
    response_type: 'code',
    prompt: 'consent',
  }).toString();
  return url.toString();
};

/** Base URL of REST calls made with OAuth. */
export const oauthBaseUrl = (app: Pick<JiraOAuthApp, 'apiUrl'>, cloudId: string): string =>
  `${app.apiUrl}/ex/jira/${encodeURIComponent(cloudId)}`;
