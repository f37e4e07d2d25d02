import { stringifySetCookie, parseCookie } from 'cookie';
import type { Request, Response } from 'express';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Browsers take Secure cookies over https and from loopback; there the `__Host-` prefix pins them to this very host.
 * Elsewhere on plain http (a private network) the prefix is impossible and left out.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes
 */
const isTrusted = (request: Request): boolean =>
  request.secure || loopback.has(request.hostname) || loopback.has(`[${request.hostname}]`);

const prefixed = (request: Request, name: string): string => (isTrusted(request) ? `__Host-${name}` : name);

export const readCookies = (request: Request): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(parseCookie(request.headers.cookie ?? ''))) {
    if (value === undefined) continue;
    if (name === prefixed(request, name.replace(/^__Host-/, ''))) found[name.replace(/^__Host-/, '')] = value;
  }
  return found;
};

export const writeCookie = (
  request: Request,
  response: Response,
  cookie: { name: string; value: string | null; maxAgeMs: number },
): void => {
  response.append(
    'Set-Cookie',
    stringifySetCookie({
      name: prefixed(request, cookie.name),
      value: cookie.value ?? '',
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: isTrusted(request),
      maxAge: cookie.value === null ? 0 : Math.floor(cookie.maxAgeMs / 1000),
    }),
  );
};
