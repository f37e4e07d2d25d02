import { z } from 'zod';

const grant = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    client_id: z.string(),
    client_secret: z.string(),
    code: z.string(),
    redirect_uri: z.string(),
  }),
  z.object({
    grant_type: z.literal('refresh_token'),
    client_id: z.string(),
    client_secret: z.string(),
    refresh_token: z.string(),
  }),
]);

export interface OAuthAnswer {
  readonly status: number;
  readonly body: unknown;
}

const invalidGrant: OAuthAnswer = {
  status: 403,
  body: { error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
};

/** Atlassian's token endpoint: codes and refresh tokens work once, each renewal hands out a new pair. */
export const createOAuth = () => {
  const client = { clientId: 'fake-client', clientSecret: 'fake-secret' };
  const codes = new Set<string>();
  const refreshTokens = new Set<string>();
  const accessTokens = new Set<string>();
  let number = 0;
  let issued = 0;

  const issue = (): OAuthAnswer => {
    number += 1;
    issued += 1;
    const pair = { access: `access-${String(number)}`, refresh: `refresh-${String(number)}` };
    accessTokens.add(pair.access);
    refreshTokens.add(pair.refresh);
    return {
      status: 200,
      body: {
        access_token: pair.access,
        refresh_token: pair.refresh,
        expires_in: 3600,
        token_type: 'Bearer',
        scope: 'read:jira-work write:jira-work read:jira-user offline_access',
      },
    };
  };

  return {
    client,
    /** What the person's consent sends back to the redirect address. */
    consent: (): string => {
      number += 1;
      const code = `code-${String(number)}`;
      codes.add(code);
      return code;
    },
    /** Ends every access token handed out so far, as an hour does. */
    expireAccessTokens: (): void => {
      accessTokens.clear();
    },
    tokensIssued: (): number => issued,
    accepts: (accessToken: string): boolean => accessTokens.has(accessToken),
    token: (given: unknown): OAuthAnswer => {
      const parsed = grant.safeParse(given);
      if (!parsed.success) return { status: 400, body: { error: 'invalid_request' } };
      const { client_id: id, client_secret: secret } = parsed.data;
      if (id !== client.clientId || secret !== client.clientSecret)
        return { status: 401, body: { error: 'access_denied', error_description: 'Unauthorized' } };
      const spent =
        parsed.data.grant_type === 'refresh_token'
          ? refreshTokens.delete(parsed.data.refresh_token)
          : codes.delete(parsed.data.code);
      return spent ? issue() : invalidGrant;
    },
  };
};
