import { z } from 'zod';
import { exchange, type Exchange } from './exchange.js';
import type { JiraClock } from './jira-clock.js';
import { JiraError } from './jira-error.js';
import type { JiraOAuthApp } from './oauth-config.js';
import { readAnswer } from './read-answer.js';
import { errorFromAnswer, errorFromFailure } from './translate-failure.js';

export interface OAuthTokens {
  readonly accessToken: string;
  /** Replaces the one that was sent: it works once. */
  readonly refreshToken: string;
  /** Milliseconds since the epoch. */
  readonly expiresAtMs: number;
  readonly scopes: readonly string[];
}

/** A Jira site the person let us use. */
export interface AccessibleSite {
  readonly cloudId: string;
  readonly name: string;
  readonly url: string;
  readonly scopes: readonly string[];
}

export interface OAuthOptions {
  readonly app: JiraOAuthApp;
  readonly clock: JiraClock;
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
}

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
  scope: z.string().nullish(),
});

const sitesAnswer = z.array(
  z.object({ id: z.string(), name: z.string(), url: z.string(), scopes: z.array(z.string()).catch([]) }),
);

const limits = { timeoutMs: 15_000, maxBytes: 1024 * 1024 } as const;

type Call = Pick<Exchange, 'method' | 'url' | 'headers' | 'body'>;

const ask = async <T>(options: OAuthOptions, call: Call, schema: z.ZodType<T>): Promise<T> => {
  const operation = `${call.method} ${new URL(call.url).pathname}`;
  const exchanged = await exchange({
    ...call,
    ...limits,
    timeoutMs: options.timeoutMs ?? limits.timeoutMs,
    fetch: options.fetch ?? fetch,
  });
  if (!exchanged.ok) throw errorFromFailure(operation, exchanged.failure, exchanged.cause);
  const error = errorFromAnswer(operation, exchanged.answer, options.clock.now());
  if (error !== null) throw error;
  return readAnswer(operation, exchanged.answer, schema);
};

/** The token endpoint answers 400 or 403 `invalid_grant` for codes and refresh tokens that no longer work. */
const asUnauthorized = (error: unknown): unknown =>
  error instanceof JiraError && (error.kind === 'invalid' || error.kind === 'forbidden')
    ? new JiraError({
        fault: { kind: 'unauthorized' },
        operation: error.operation,
        status: error.status,
        mayHaveHappened: false,
        message: 'Atlassian no longer accepts this connection. Connect Jira again.',
        traceId: error.traceId,
        cause: error,
      })
    : error;

const requestTokens = async (options: OAuthOptions, grant: Record<string, string>): Promise<OAuthTokens> => {
  const { clientId, clientSecret, tokenUrl } = options.app;
  const sentAtMs = options.clock.now();
  const call: Call = {
    method: 'POST',
    url: tokenUrl,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: clientId, client_secret: clientSecret, ...grant }),
  };
  try {
    const answer = await ask(options, call, tokenAnswer);
    return {
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token,
      expiresAtMs: sentAtMs + answer.expires_in * 1000,
      scopes: (answer.scope ?? '').split(' ').filter((scope) => scope !== ''),
    };
  } catch (error) {
    throw asUnauthorized(error);
  }
};

/** Tokens for the code that came back to the redirect address. Throws JiraError. */
export const exchangeCode = (options: OAuthOptions, code: string): Promise<OAuthTokens> =>
  requestTokens(options, { grant_type: 'authorization_code', code, redirect_uri: options.app.redirectUri });

/** New tokens; the refresh token sent is spent. Throws JiraError `unauthorized` where a person must consent again. */
export const refreshTokens = (options: OAuthOptions, refreshToken: string): Promise<OAuthTokens> =>
  requestTokens(options, { grant_type: 'refresh_token', refresh_token: refreshToken });

/** Sites the tokens open. Throws JiraError. */
export const accessibleSites = async (
  options: OAuthOptions,
  accessToken: string,
): Promise<AccessibleSite[]> => {
  const call: Call = {
    method: 'GET',
    url: `${options.app.apiUrl}/oauth/token/accessible-resources`,
    headers: { accept: 'application/json', authorization: `Bearer ${accessToken}` },
  };
  const sites = await ask(options, call, sitesAnswer);
  return sites.map(({ id, name, url, scopes }) => ({ cloudId: id, name, url, scopes }));
};
