import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { closeAtOnce, listenOnLoopback } from '../on-loopback.js';
import { claimsOf, type InvocationSeed } from './claims.js';

export interface ForgePlatform {
  /** The app’s ARI: the audience of its tokens. */
  readonly appId: string;
  /** For startApp: the app, its keys and where its Jira is. */
  readonly env: Readonly<Record<string, string>>;
  /** What Atlassian’s platform sends with a call: a really signed token and, where given, tokens for Jira. */
  readonly headersFor: (seed?: InvocationSeed) => Promise<Record<string, string>>;
  /** Signs any claims with the platform’s key. */
  readonly sign: (claims: JWTPayload, header?: Readonly<Record<string, unknown>>) => Promise<string>;
  /** PEM, as anybody can have it. */
  readonly publicKey: string;
  /** How often the keys were fetched. */
  readonly keyFetches: () => number;
  /** Keys cannot be fetched while this is on. */
  readonly setAway: (isAway: boolean) => void;
  readonly close: () => Promise<void>;
}

export interface ForgePlatformOptions {
  /** The Jira site calls come from, as `startFakeJira` gives it. */
  readonly jira?: { readonly baseUrl: string; readonly cloudId: string };
  readonly appId?: string;
}

const noJira = { baseUrl: 'http://127.0.0.1:9', cloudId: '7d1f3c1e-0000-4000-8000-fa4e51a00001' };

/** Atlassian’s side of Forge Remote on loopback: a signing key, its JWKS, and calls signed with it. */
export const startForgePlatform = async (options: ForgePlatformOptions = {}): Promise<ForgePlatform> => {
  const { jira = noJira, appId = 'ari:cloud:ecosystem::app/6d0cf2f6-5ac5-4a6a-8a44-5d5b7e7e0001' } = options;
  const kid = `forge/invocation-token/${randomUUID()}`;
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }] });
  let fetches = 0;
  let away = false;
  const server = createServer((_request, response) => {
    fetches += 1;
    response.writeHead(away ? 503 : 200, { 'content-type': 'application/json' });
    response.end(away ? '{}' : jwks);
  });
  const url = await listenOnLoopback(server);

  const sign = (claims: JWTPayload, header: Readonly<Record<string, unknown>> = {}): Promise<string> =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid, ...header })
      .sign(privateKey as CryptoKey);

  return {
    appId,
    env: {
      FORGE_APP_ID: appId,
      FORGE_JWKS_URL: `${url}/.well-known/jwks.json`,
      FORGE_API_ORIGINS: new URL(jira.baseUrl).origin,
    },
    headersFor: async (seed = {}) => ({
      authorization: `Bearer ${await sign(claimsOf(seed, { appId, jira, nowMs: Date.now() }))}`,
      'x-b3-traceid': randomUUID().replaceAll('-', ''),
      'x-b3-spanid': randomUUID().replaceAll('-', '').slice(0, 16),
      ...(seed.systemToken === undefined ? {} : { 'x-forge-oauth-system': seed.systemToken }),
      ...(seed.userToken === undefined ? {} : { 'x-forge-oauth-user': seed.userToken }),
    }),
    sign,
    publicKey: await exportSPKI(publicKey),
    keyFetches: () => fetches,
    setAway: (isAway) => {
      away = isAway;
    },
    close: () => closeAtOnce(server),
  };
};
