import type { createOAuth } from './oauth.js';
import { appAccountId, robotId } from './people.js';

export const credentials = { email: 'robot@example.com', apiToken: 'fake-api-token' };
const userTokenPrefix = 'user-token-';
export const systemToken = 'system-token';

/** The bearer token that acts as a person. */
export const userTokenOf = (accountId: string): string => `${userTokenPrefix}${accountId}`;

/** Who a request comes from: a robot by API token or OAuth, the app by system token, a person by user token. */
export const createTokens = (oauth: ReturnType<typeof createOAuth>) => {
  const systemTokens = new Set([systemToken]);
  const basic = `Basic ${Buffer.from(`${credentials.email}:${credentials.apiToken}`).toString('base64')}`;
  let revoked = false;
  return {
    /** Rejects the API token from now on. */
    revoke: (): void => {
      revoked = true;
    },
    addSystemToken: (token: string): void => {
      systemTokens.add(token);
    },
    endSystemToken: (token: string): void => {
      systemTokens.delete(token);
    },
    /** Account of a request; null for a stranger. */
    accountOf: (authorization: string, viaGateway: boolean): string | null => {
      if (!viaGateway && authorization === basic && !revoked) return robotId;
      const bearer = authorization.startsWith('Bearer ') ? authorization.slice('Bearer '.length) : '';
      if (viaGateway && oauth.accepts(bearer)) return robotId;
      if (systemTokens.has(bearer)) return appAccountId;
      return bearer.startsWith(userTokenPrefix) ? bearer.slice(userTokenPrefix.length) : null;
    },
  };
};
