import { Buffer } from 'node:buffer';

/**
 * How a call proves who it is. `oauth` hands out an access token and renews it when `renew` is asked for, which
 * happens once after a 401.
 */
export type JiraAuth =
  | { readonly kind: 'api_token'; readonly email: string; readonly apiToken: string }
  | { readonly kind: 'oauth'; readonly accessToken: (ask: { readonly renew: boolean }) => Promise<string> };

/** Value of the Authorization header. Throws what `accessToken` throws. */
export const authorization = async (auth: JiraAuth, renew: boolean): Promise<string> =>
  auth.kind === 'oauth'
    ? `Bearer ${await auth.accessToken({ renew })}`
    : `Basic ${Buffer.from(`${auth.email}:${auth.apiToken}`, 'utf8').toString('base64')}`;
