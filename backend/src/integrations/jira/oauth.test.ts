import { createManualClock, startFakeJira, type FakeJira } from '../../testing/jira/index.js';
import { createAccessToken } from './access-token.js';
import { createJiraClient } from './client.js';
import { atlassianEndpoints, authorizeAddress, oauthBaseUrl, type JiraOAuthApp } from './oauth-config.js';
import { accessibleSites, exchangeCode, refreshTokens, type OAuthTokens } from './oauth.js';

let jira: FakeJira;
const clock = createManualClock();
const app = (): JiraOAuthApp => ({
  ...jira.oauth.client,
  redirectUri: 'https://valora.example/oauth',
  authorizeUrl: `${jira.baseUrl}/authorize`,
  tokenUrl: `${jira.baseUrl}/oauth/token`,
  apiUrl: jira.baseUrl,
});
const options = () => ({ app: app(), clock, timeoutMs: 500 });

beforeEach(async () => {
  jira = await startFakeJira();
});
afterEach(async () => {
  await jira.close();
});

describe('authorizeAddress', () => {
  it('asks for consent with a state and a refresh token', () => {
    const url = new URL(authorizeAddress({ ...app(), ...atlassianEndpoints }, 'state & more'));
    expect(url.origin + url.pathname).toBe('https://auth.atlassian.com/authorize');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      audience: 'api.atlassian.com',
      client_id: 'fake-client',
      scope: 'read:jira-work write:jira-work read:jira-user offline_access',
      redirect_uri: 'https://valora.example/oauth',
      state: 'state & more',
      response_type: 'code',
      prompt: 'consent',
    });
  });
});

describe('tokens', () => {
  it('come for a code, which works once', async () => {
    const code = jira.oauth.consent();
    const tokens = await exchangeCode(options(), code);
    expect(tokens.expiresAtMs).toBe(clock.now() + 3_600_000);
    expect(tokens.scopes).toContain('offline_access');
    expect(await accessibleSites(options(), tokens.accessToken)).toEqual([
      {
        cloudId: jira.cloudId,
        name: 'acme',
        url: jira.baseUrl,
        scopes: ['read:jira-work', 'write:jira-work'],
      },
    ]);
    await expect(exchangeCode(options(), code)).rejects.toMatchObject({ kind: 'unauthorized' });
  });

  it('rotate: a spent refresh token asks for consent again', async () => {
    const first = await exchangeCode(options(), jira.oauth.consent());
    const second = await refreshTokens(options(), first.refreshToken);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await expect(refreshTokens(options(), first.refreshToken)).rejects.toMatchObject({
      kind: 'unauthorized',
      retryAfterMs: null,
    });
  });

  it.each([
    ['hang', 'timeout'],
    [{ status: 503 }, 'unavailable'],
    ['html', 'garbage'],
    [{ status: 429, headers: { 'retry-after': '9' } }, 'rate_limited'],
    [{ status: 200, body: { access_token: 'only' } }, 'garbage'],
  ] as const)('say %j as %s', async (outcome, kind) => {
    jira.fail({ performed: false, outcome });
    await expect(exchangeCode(options(), 'x')).rejects.toMatchObject({ kind });
  });

  it('never show up in an error', async () => {
    const error: unknown = await refreshTokens(options(), 'very-secret').catch((reason: unknown) => reason);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error)) + String(error)).not.toMatch(
      /very-secret|fake-secret/,
    );
  });
});

describe('createAccessToken', () => {
  const keeper = async () => {
    let stored: OAuthTokens = await exchangeCode(options(), jira.oauth.consent());
    const accessToken = createAccessToken({
      clock,
      load: () => Promise.resolve(stored),
      renew: async (seen) => {
        if (stored.accessToken === seen) stored = await refreshTokens(options(), stored.refreshToken);
        return stored;
      },
    });
    return { accessToken, stored: () => stored };
  };

  it('renews once for many callers, before the token ends', async () => {
    const { accessToken } = await keeper();
    const first = await accessToken({ renew: false });
    clock.advance(3_600_000 - 59_000);
    const tokens = await Promise.all([1, 2, 3].map(() => accessToken({ renew: false })));
    expect(new Set(tokens).size).toBe(1);
    expect(tokens[0]).not.toBe(first);
    expect(jira.oauth.tokensIssued()).toBe(2);
  });

  it('renews when Jira refuses the token, and the call goes through', async () => {
    const { accessToken } = await keeper();
    const client = createJiraClient({
      baseUrl: oauthBaseUrl(app(), jira.cloudId),
      auth: { kind: 'oauth', accessToken },
      clock,
    });
    await client.myself();
    jira.oauth.expireAccessTokens();
    expect((await client.myself()).displayName).toBe('Valora Robot');
    expect(jira.oauth.tokensIssued()).toBe(2);
  });

  it('asks a person when even a new token is refused', async () => {
    const { accessToken } = await keeper();
    const client = createJiraClient({
      baseUrl: oauthBaseUrl(app(), jira.cloudId),
      auth: { kind: 'oauth', accessToken },
      clock,
    });
    jira.fail({ path: /myself/, performed: false, outcome: { status: 401 }, times: 5 });
    await expect(client.myself()).rejects.toMatchObject({ kind: 'unauthorized' });
    expect(jira.requests().filter(({ path }) => path.endsWith('/myself'))).toHaveLength(2);
  });
});
