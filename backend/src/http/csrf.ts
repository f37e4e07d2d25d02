import type { Request } from 'express';
import { forbidden } from '../platform/index.js';

const unsafe = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * A request that changes something and carries cookies must come from our own pages: browsers say so with
 * Sec-Fetch-Site, older ones with Origin. https://owasp.org/www-community/attacks/csrf
 * @throws AppError forbidden
 */
export const assertSameSite = (request: Request, publicOrigin: string | null): void => {
  if (!unsafe.has(request.method) || request.headers.cookie === undefined) return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const own = publicOrigin ?? `${request.protocol}://${request.headers.host ?? ''}`;
  const foreign =
    site !== undefined ? site !== 'same-origin' && site !== 'none' : origin !== undefined && origin !== own;
  if (foreign) throw forbidden('This request came from another site.');
};
