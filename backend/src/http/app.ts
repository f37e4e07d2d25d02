import { existsSync } from 'node:fs';
import path from 'node:path';
import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { AppError, type Logger, type MountedRoute } from '../platform/index.js';
import { correlation } from '../platform/log/correlation.js';
import { accessLog } from './access-log.js';
import { apiDocs } from './api-docs.js';
import type { Drain } from './drain.js';
import { toAppError } from './error-response.js';
import { mount, type MountOptions } from './mount.js';
import { openApiDocument } from './openapi.js';
import { sendFailure } from './respond.js';

export interface AppOptions extends MountOptions {
  readonly routes: readonly MountedRoute[];
  /** The built pages; absent in tests of the API. */
  readonly webRoot: string | null;
  readonly isReady: () => Promise<boolean>;
  readonly drain: Drain;
}

const contentSecurity = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    // Atlaskit and the chart library set styles at run time.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
  },
};

const maxHeaders = 100;

/** Node reads up to 2,000 headers and then drops the rest without a word; nobody honest sends a tenth of that. */
const limitHeaders: RequestHandler = (request, _response, next) => {
  if (request.rawHeaders.length > 2 * maxHeaders)
    throw new AppError('headers_too_large', `Send at most ${String(maxHeaders)} headers.`);
  next();
};

/** Tells clients that keep their connection to make another one, elsewhere. */
const turnAway =
  (drain: Drain): RequestHandler =>
  (_request, response, next) => {
    if (drain.begun()) response.setHeader('Connection', 'close');
    next();
  };

const lastResort =
  (log: Logger): ErrorRequestHandler =>
  // Express tells an error handler by its four parameters.
  // eslint-disable-next-line max-params
  (error: unknown, _request, response, _next) => {
    const known = toAppError(error);
    if (known.code === 'internal') log.error({ err: error }, 'request failed');
    sendFailure(response, known, correlation.current() ?? '');
  };

/** Jira shows the app’s icons from here, and a browser keeps pictures of one origin from the pages of another. */
const shownElsewhere: RequestHandler = (_request, response, next) => {
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  next();
};

const servePages = (app: Express, webRoot: string): void => {
  app.use('/icons', shownElsewhere);
  app.use(
    '/assets',
    express.static(path.join(webRoot, 'assets'), { immutable: true, maxAge: '365d', fallthrough: false }),
  );
  app.use(express.static(webRoot, { index: false, maxAge: 0 }));
  app.get(/^\/(?!api\/|assets\/|live\/).*/, (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(path.join(webRoot, 'index.html'));
  });
};

/** The HTTP side: health, API, its documentation and the pages. */
export const createApp = (options: AppOptions): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.use(accessLog(options.log));
  app.use(turnAway(options.drain));
  app.use(limitHeaders);
  app.use(
    helmet({
      contentSecurityPolicy: contentSecurity,
      strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
    }),
  );
  app.get('/livez', (_request, response) => {
    response.json({ alive: true });
  });
  app.get('/readyz', async (_request, response) => {
    const ready = !options.drain.begun() && (await options.isReady().catch(() => false));
    response.status(ready ? 200 : 503).json({ ready });
  });

  const api = express.Router();
  api.use(compression({ threshold: 2048 }));
  const document = JSON.stringify(openApiDocument());
  api.get('/openapi.json', (_request, response) => {
    response.type('application/json').send(document);
  });
  mount(api, options.routes, options);
  api.use(() => {
    throw new AppError('not_found', 'There is no such operation; /api/docs lists them.');
  });
  app.use('/api/docs', apiDocs());
  app.use('/api/v1', api);
  app.use('/api', () => {
    throw new AppError('not_found', 'There is no such operation; /api/docs lists them.');
  });
  if (options.webRoot !== null && existsSync(options.webRoot)) servePages(app, options.webRoot);
  app.use(() => {
    throw new AppError('not_found', 'There is no such page.');
  });
  app.use(lastResort(options.log));
  return app;
};
