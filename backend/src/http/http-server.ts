import { createServer, STATUS_CODES, type RequestListener, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from '@valora/contracts';
import { AppError, newId } from '../platform/index.js';
import { failureBody, statusOf } from './error-response.js';

export interface HttpLimits {
  /** A client that is slower with its headers gets 408. */
  readonly headersTimeoutMs: number;
  /** A whole request, a large file too, has to arrive in this time. */
  readonly requestTimeoutMs: number;
  /** Longer than the minute for which load balancers keep idle connections, so that it is never us who cut one in use. */
  readonly keepAliveTimeoutMs: number;
  readonly checkEveryMs: number;
}

const usual: HttpLimits = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 300_000,
  keepAliveTimeoutMs: 65_000,
  checkEveryMs: 2_000,
};

/** Room for the longest query that a route takes, the columns of a file in any script. */
const maxHeaderBytes = 64 * 1024;

const unreadable: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  HPE_HEADER_OVERFLOW: ['headers_too_large', 'The address and headers may have 64 KB together.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['timeout', 'The request took too long to arrive.'],
};

/** What is no HTTP, too slow or too large never becomes a request; it is answered here, and the connection ends. */
const refuseUnreadable = (error: Error & { code?: string }, socket: Duplex): void => {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [code, message] = unreadable[error.code ?? ''] ?? ['invalid_input', 'This is not HTTP.'];
  const body = JSON.stringify(failureBody(new AppError(code, message), newId()));
  const status = statusOf(code);
  socket.end(
    [
      `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`,
      'Connection: close',
      'Cache-Control: no-store',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      '',
      body,
    ].join('\r\n'),
  );
};

/** Node’s server with limits for slow and talkative clients. */
export const createHttpServer = (app: RequestListener, limits: Partial<HttpLimits> = {}): Server => {
  const { headersTimeoutMs, requestTimeoutMs, keepAliveTimeoutMs, checkEveryMs } = { ...usual, ...limits };
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
      connectionsCheckingInterval: checkEveryMs,
      maxHeaderSize: maxHeaderBytes,
    },
    app,
  );
  server.on('clientError', refuseUnreadable);
  return server;
};

const closeIdleEveryMs = 100;

/**
 * Takes no new connections, lets requests that run finish, and closes what is idle, also what becomes idle after its
 * request; what hangs is cut in the end.
 */
export const closeHttpServer = (server: Server, patienceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.closeAllConnections();
    }, patienceMs);
    const idle = setInterval(() => {
      server.closeIdleConnections();
    }, closeIdleEveryMs);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
