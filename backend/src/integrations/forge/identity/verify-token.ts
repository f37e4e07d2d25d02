import { Buffer } from 'node:buffer';
import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { ForgeSettings } from '../../../config.js';
import { AppError, unauthenticated } from '../../../platform/index.js';
import { invocationClaims, siteOf, type InvocationClaims, type Site } from './claims.js';

/** Clocks differ; a token lives 25 seconds. */
export const clockToleranceMs = 5_000;

export interface ProvedToken {
  readonly claims: InvocationClaims;
  readonly site: Site;
}

export interface TokenVerifier {
  /** @throws AppError unauthenticated; unavailable while Atlassian’s keys cannot be fetched */
  readonly verify: (authorization: string | undefined) => Promise<ProvedToken>;
}

/** One text for every way a token can be wrong: who forges one learns nothing. */
export const badToken = (): AppError =>
  unauthenticated('The call does not carry a valid token of the Valora app. Reload the page in Jira.');

/** A text in another spelling would be another token with the same signature. */
const isCanonical = (token: string): boolean =>
  token.split('.').every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);

const readBearer = (authorization: string | undefined): string => {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined || !isCanonical(token)) throw badToken();
  return token;
};

/** The keys are away, as opposed to: the token is not signed by one of them. */
const isAboutKeys = (error: unknown): boolean =>
  !(error instanceof errors.JOSEError) ||
  error instanceof errors.JWKSTimeout ||
  error instanceof errors.JWKSInvalid ||
  error.code === errors.JOSEError.code;

/** Proves Forge Invocation Tokens with Atlassian’s keys, whose address comes from the configuration alone. */
export const createTokenVerifier = (settings: ForgeSettings | null): TokenVerifier => {
  if (settings === null) return { verify: () => Promise.reject(badToken()) };
  const { appId, apiOrigins } = settings;
  const keys = createRemoteJWKSet(new URL(settings.jwksUrl));

  const prove = async (token: string): Promise<unknown> => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: 'forge/invocation-token',
        audience: appId,
        algorithms: ['RS256'],
        requiredClaims: ['exp', 'iat', 'nbf', 'jti'],
        clockTolerance: clockToleranceMs / 1000,
      });
      return payload;
    } catch (error) {
      if (!isAboutKeys(error)) throw badToken();
      throw new AppError('unavailable', 'Atlassian’s keys cannot be fetched now; try again in a moment.', {
        cause: error,
        retryAfterMs: 10_000,
      });
    }
  };

  return {
    verify: async (authorization) => {
      const parsed = invocationClaims.safeParse(await prove(readBearer(authorization)));
      if (!parsed.success || parsed.data.app.id !== appId) throw badToken();
      const { principal, context } = parsed.data;
      if (principal != null && context?.accountId != null && principal !== context.accountId)
        throw badToken();
      const site = siteOf(parsed.data, apiOrigins);
      if (site === null) throw badToken();
      return { claims: parsed.data, site };
    },
  };
};
