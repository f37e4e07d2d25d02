import { createServer, type RequestListener, type Server } from 'node:http';

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

/** Node’s server with limits for slow clients; headers are limited to 16 KB by Node itself (431). */
export const createHttpServer = (app: RequestListener, limits: Partial<HttpLimits> = {}): Server => {
  const { headersTimeoutMs, requestTimeoutMs, keepAliveTimeoutMs, checkEveryMs } = { ...usual, ...limits };
  return createServer(
    {
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      keepAliveTimeout: keepAliveTimeoutMs,
      connectionsCheckingInterval: checkEveryMs,
    },
    app,
  );
};

/** Takes no new connections, lets requests that run finish, and closes what is idle; what hangs is cut in the end. */
export const closeHttpServer = (server: Server, patienceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.closeAllConnections();
    }, patienceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
