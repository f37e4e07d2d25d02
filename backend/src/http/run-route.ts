import type { Readable } from 'node:stream';
import type { Route } from '@valora/contracts';
import type { Request } from 'express';
import {
  unauthenticated,
  type Caller,
  type Database,
  type MountedRoute,
  type OpenRequest,
  type Reply,
  type SignedInRequest,
  type TeamRequest,
} from '../platform/index.js';
import { readCookies } from './cookies.js';
import {
  claimKey,
  keepClaim,
  readIdempotencyKey,
  releaseKey,
  storeAnswer,
  type IdempotencyKey,
  type StoredAnswer,
} from './idempotency.js';

export interface RunInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly caller: Caller | null;
  readonly expectedVersion: number;
  readonly correlationId: string;
  readonly idempotencyKey: string | undefined;
  readonly path: string;
  readonly upload: () => Readable;
  readonly request: Request;
  readonly reply: Reply;
}

export interface RunOptions {
  readonly database: Database;
  /** Checks our own answers against the contract: in tests. */
  readonly strictResponses: boolean;
}

export interface Answer {
  readonly status: number;
  readonly dataJson: string;
}

const toJson = (route: Route, data: unknown, strict: boolean): string =>
  JSON.stringify(strict ? route.response.parse(data) : data);

const signedIn = (input: RunInput): Caller => {
  if (input.caller === null) throw unauthenticated();
  return input.caller;
};

const signedInRequest = (input: RunInput, caller: Caller): SignedInRequest<Route> => ({
  params: input.params as SignedInRequest<Route>['params'],
  query: input.query as SignedInRequest<Route>['query'],
  body: input.body as SignedInRequest<Route>['body'],
  caller,
  actor: caller.actor,
  expectedVersion: input.expectedVersion,
  correlationId: input.correlationId,
  reply: input.reply,
});

const replayed = (input: RunInput, stored: StoredAnswer): Answer => {
  input.reply.header('Idempotency-Replayed', 'true');
  return { status: stored.status, dataJson: stored.body };
};

const runTeam = async (
  mounted: MountedRoute & { kind: 'team' },
  input: RunInput,
  options: RunOptions,
): Promise<Answer> => {
  const caller = signedIn(input);
  const key = keyOf(mounted.route, input);
  return options.database.inTeam(caller.teamId, async (scope) => {
    const stored = key === null ? null : await claimKey(scope, caller, key);
    if (stored !== null) return replayed(input, stored);
    const request: TeamRequest<Route> = { ...signedInRequest(input, caller), scope };
    const data = await mounted.run(request);
    const answer = {
      status: mounted.route.status ?? 200,
      dataJson: toJson(mounted.route, data, options.strictResponses),
    };
    if (key !== null)
      await storeAnswer(scope, caller, {
        key: key.key,
        answer: { status: answer.status, body: answer.dataJson },
      });
    return answer;
  });
};

const keyOf = (route: Route, input: RunInput): IdempotencyKey | null =>
  route.method === 'post' && route.readOnly !== true && input.caller !== null
    ? readIdempotencyKey({
        header: input.idempotencyKey,
        method: 'POST',
        path: input.path,
        body: route.upload === true ? input.query : input.body,
      })
    : null;

const runOpen = async (
  mounted: MountedRoute & { kind: 'open' },
  input: RunInput,
  options: RunOptions,
): Promise<Answer> => {
  const { caller } = input;
  const key = keyOf(mounted.route, input);
  const inTeam = options.database.inTeam;
  if (key !== null && caller !== null) {
    const stored = await inTeam(caller.teamId, (scope) => claimKey(scope, caller, key));
    if (stored !== null) return replayed(input, stored);
  }
  const request: OpenRequest<Route> = {
    params: input.params as OpenRequest<Route>['params'],
    query: input.query as OpenRequest<Route>['query'],
    body: input.body as OpenRequest<Route>['body'],
    caller,
    correlationId: input.correlationId,
    reply: input.reply,
    upload: input.upload(),
    headers: input.request.headers,
    cookies: readCookies(input.request),
    clientAddress: input.request.ip ?? '',
  };
  const stopClaim =
    key === null || caller === null ? () => undefined : keepClaim(options.database, caller, key.key);
  try {
    const data = await mounted.run(request);
    const answer = {
      status: mounted.route.status ?? 200,
      dataJson: toJson(mounted.route, data, options.strictResponses),
    };
    if (key !== null && caller !== null)
      await inTeam(caller.teamId, (scope) =>
        storeAnswer(scope, caller, {
          key: key.key,
          answer: { status: answer.status, body: answer.dataJson },
        }),
      );
    return answer;
  } catch (error) {
    if (key !== null && caller !== null)
      await inTeam(caller.teamId, (scope) => releaseKey(scope, caller, key.key));
    throw error;
  } finally {
    stopClaim();
  }
};

const runQuery = async (
  mounted: MountedRoute & { kind: 'query' },
  input: RunInput,
  options: RunOptions,
): Promise<Answer> => {
  const caller = signedIn(input);
  const query = mounted.run(signedInRequest(input, caller));
  const [row] = await options.database.readTeam<{ data: string }>(caller.teamId, query);
  const dataJson = row?.data ?? 'null';
  if (options.strictResponses) mounted.route.response.parse(JSON.parse(dataJson));
  return { status: 200, dataJson };
};

/** Runs a parsed and permitted request: in one transaction, by itself, or as one prepared read. */
export const runRoute = (mounted: MountedRoute, input: RunInput, options: RunOptions): Promise<Answer> => {
  switch (mounted.kind) {
    case 'team':
      return runTeam(mounted, input, options);
    case 'open':
      return runOpen(mounted, input, options);
    case 'query':
      return runQuery(mounted, input, options);
  }
};
