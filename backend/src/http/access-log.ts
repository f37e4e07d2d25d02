import type { RequestHandler } from 'express';
import { newId, type Logger } from '../platform/index.js';
import { correlation } from '../platform/log/correlation.js';

const sane = /^[A-Za-z0-9._:/+=@-]{1,128}$/;

/** Gives each request its correlation id (the caller’s, or that of Atlassian’s platform, when it is one) and writes one line when it is answered. */
export const accessLog =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const given = request.get('x-request-id') ?? request.get('x-b3-traceid');
    const id = given !== undefined && sane.test(given) ? given : newId();
    const started = process.hrtime.bigint();
    response.setHeader('X-Request-Id', id);
    response.on('finish', () => {
      log.info({
        method: request.method,
        path: request.path,
        status: response.statusCode,
        ms: Number((process.hrtime.bigint() - started) / 10_000n) / 100,
        correlationId: id,
      });
    });
    correlation.run(id, next);
  };
