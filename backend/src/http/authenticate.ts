import type { Request } from 'express';
import { accessCookie, apiTokenPrefix, isInvocationToken, type Authenticator } from '../identity/index.js';
import { unauthenticated, type Caller } from '../platform/index.js';
import { readCookies } from './cookies.js';
import { assertSameSite } from './csrf.js';

/** Who asks, from `Authorization: Bearer` (an API, access or invocation token) or else from the cookie. Null: nobody signed in. */
export const authenticate = async (
  request: Request,
  options: { authenticator: Authenticator; publicOrigin: string | null },
): Promise<Caller | null> => {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const token = /^Bearer ([A-Za-z0-9._~+/=-]{1,8000})$/i.exec(header)?.[1];
    if (token !== undefined && isInvocationToken(token))
      return options.authenticator.fromInvocation(request.headers);
    const caller =
      token === undefined
        ? null
        : token.startsWith(apiTokenPrefix)
          ? await options.authenticator.fromApiToken(token)
          : await options.authenticator.fromAccessToken(token);
    if (caller === null)
      throw unauthenticated('The token is not valid any more; sign in again or make a new token.');
    return caller;
  }
  assertSameSite(request, options.publicOrigin);
  const token = readCookies(request)[accessCookie];
  return token === undefined ? null : options.authenticator.fromAccessToken(token);
};
