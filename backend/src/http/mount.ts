import { PassThrough, type Readable } from 'node:stream';
import type { Route } from '@valora/contracts';
import { assertMay, type Authenticator } from '../identity/index.js';
import type { Request, Response, Router } from 'express';
import {
  AppError,
  unauthenticated,
  type Caller,
  type Database,
  type Logger,
  type MountedRoute,
} from '../platform/index.js';
import { correlation } from '../platform/log/correlation.js';
import { authenticate } from './authenticate.js';
import { writeCookie } from './cookies.js';
import { toAppError } from './error-response.js';
import { parseIfMatch, parseRequest } from './parse-request.js';
import { tooMany, type RateLimits } from './rate-limits.js';
import { readBody } from './read-body.js';
import { sendData, sendFailure } from './respond.js';
import { runRoute } from './run-route.js';

export interface MountOptions {
  readonly database: Database;
  readonly authenticator: Authenticator;
  readonly rateLimits: RateLimits;
  readonly publicOrigin: string | null;
  readonly strictResponses: boolean;
  /** How long a JSON body may take to arrive. */
  readonly bodyTimeoutMs?: number;
  readonly log: Logger;
}

const bodyTimeoutMs = 30_000;

/** Who asks, where they may. Null: nobody of a team. */
const admit = async (
  { permission }: Route,
  request: Request,
  options: MountOptions,
): Promise<Caller | null> => {
  if (permission === 'jira') {
    // A call of the platform belongs to no team: its handler proves the token itself, once. Without any it ends here.
    if (request.headers.authorization === undefined) throw unauthenticated();
    return null;
  }
  const caller = await authenticate(request, options);
  if (permission === 'public') return caller;
  if (caller === null) throw unauthenticated();
  if (permission !== 'signed-in') assertMay(caller.role, permission);
  return caller;
};

const limit = async (response: Response, caller: Caller, rateLimits: RateLimits): Promise<void> => {
  const state = await rateLimits.takeCall(caller);
  response.setHeader('RateLimit-Limit', String(state.limit));
  response.setHeader('RateLimit-Remaining', String(state.remaining));
  response.setHeader('RateLimit-Reset', String(Math.ceil(state.resetMs / 1000)));
  if (state.exceeded) throw tooMany(state);
};

/** A file is handed on as it comes, once everything that could refuse it has been asked. */
const uploadOf = (route: Route, request: Request): Readable =>
  route.upload === true ? request.pipe(new PassThrough()) : new PassThrough().end();

const serve = async (
  mounted: MountedRoute,
  { request, response }: { request: Request; response: Response },
  options: MountOptions,
): Promise<void> => {
  const { route } = mounted;
  const caller = await admit(route, request, options);
  if (caller !== null) await limit(response, caller, options.rateLimits);
  // Only a route that declares a body has one read, once its sender is known; a file stays a stream.
  if (route.body !== undefined)
    await readBody({ request, response, timeoutMs: options.bodyTimeoutMs ?? bodyTimeoutMs });
  const parsed = parseRequest(route, request);
  const answer = await runRoute(
    mounted,
    {
      ...parsed,
      caller,
      expectedVersion: route.versioned === true ? parseIfMatch(request.headers['if-match']) : 0,
      correlationId: correlation.current() ?? '',
      idempotencyKey: request.get('idempotency-key'),
      path: request.path,
      upload: () => uploadOf(route, request),
      request,
      reply: {
        cookie: (name, value, maxAgeMs) => {
          writeCookie(request, response, { name, value, maxAgeMs });
        },
        header: (name, value) => {
          response.setHeader(name, value);
        },
      },
    },
    options,
  );
  sendData(request, response, { ...answer, isBare: route.bare === true });
};

const expressPath = (route: Route): string => route.path.replace(/\{(\w+)\}/g, ':$1');

/** Turns route pairs into Express routes; the only place that knows both. A method a path does not have answers 405. */
export const mount = (router: Router, routes: readonly MountedRoute[], options: MountOptions): void => {
  // A fixed path goes before one with parameters that would also match it.
  const sorted = [...routes].sort(
    (a, b) => Number(a.route.path.includes('{')) - Number(b.route.path.includes('{')),
  );
  for (const mounted of sorted) {
    router[mounted.route.method](expressPath(mounted.route), async (request: Request, response: Response) => {
      try {
        await serve(mounted, { request, response }, options);
      } catch (error) {
        const known = toAppError(error);
        const id = correlation.current() ?? '';
        if (known.code === 'internal')
          options.log.error(
            { err: error, operation: mounted.route.operationId, correlationId: id },
            'request failed',
          );
        sendFailure(response, known, id);
      }
    });
  }
  const methods = new Map<string, string[]>();
  for (const { route } of sorted) {
    const path = expressPath(route);
    methods.set(path, [...(methods.get(path) ?? []), route.method.toUpperCase()]);
  }
  for (const [path, allowed] of methods) {
    router.all(path, (request, response) => {
      response.setHeader('Allow', allowed.join(', '));
      sendFailure(
        response,
        new AppError(
          'method_not_allowed',
          `${request.method} is not possible here; use ${allowed.join(' or ')}.`,
        ),
        correlation.current() ?? '',
      );
    });
  }
};
