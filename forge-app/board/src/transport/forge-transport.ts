import type { Data, Route } from '@valora/contracts';
import { ApiError } from './api-error.js';
import { effectful } from './effectful.js';
import { createForgeLive, type SubscribeGlobal } from './forge-live.js';
import { newKey } from './new-key.js';
import { readEnvelope } from './read-response.js';
import { fillPath, toQueryString } from './request-address.js';
import type { CallArgs, LooseCall } from './routes.js';
import type { Transport } from './transport.js';

/** What Forge hands to the remote. https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/invokeRemote/ */
export interface RemoteRequest {
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/** The bridge’s `invokeRemote`; what it resolves to is checked, since failures of the platform come in any shape. */
export type InvokeRemote = (request: RemoteRequest) => Promise<unknown>;

export interface ForgeTransportOptions {
  readonly invokeRemote: InvokeRemote;
  /** The bridge’s `realtime.subscribeGlobal`. */
  readonly subscribeGlobal: SubscribeGlobal;
  /** Number of the Jira project whose team the board shows. */
  readonly projectId: string;
}

/** https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/ */
export const requestLimitBytes = 500_000;
export const answerTimeoutMs = 25_000;

const basePath = '/api/v1';

const refused = (code: 'too_large' | 'unsupported_media_type', message: string): ApiError =>
  new ApiError({ code, message, details: [], correlationId: null, status: null });

const unreachable = (message: string, cause?: unknown): ApiError =>
  new ApiError(
    { code: 'unreachable', message, details: [], correlationId: null, status: null },
    cause === undefined ? {} : { cause },
  );

const late = (route: Route): ApiError =>
  unreachable(
    route.method === 'get' || route.readOnly === true
      ? 'Valora did not answer within 25 seconds, which is as long as Jira waits. Try again.'
      : 'Valora did not answer within 25 seconds, which is as long as Jira waits. The change may still have been made: look before you try again.',
  );

const headersFor = (route: Route, call: LooseCall & { projectId: string }): Record<string, string> => ({
  accept: 'application/json',
  'x-valora-project': call.projectId,
  ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(call.ifMatch === undefined ? {} : { 'if-match': `"${String(call.ifMatch)}"` }),
  ...(effectful(route) ? { 'idempotency-key': call.idempotencyKey ?? newKey() } : {}),
});

/** Throws the ApiError that Jira would only answer after the whole request had travelled. */
const requestFor = (route: Route, call: LooseCall & { projectId: string }): RemoteRequest => {
  if (call.file)
    throw refused(
      'unsupported_media_type',
      'Jira passes no files on. Import the file on Valora’s own page, which the settings open.',
    );
  const request: RemoteRequest = {
    path: `${basePath}${fillPath(route.path, call.params)}${toQueryString(call.query)}`,
    method: route.method.toUpperCase() as RemoteRequest['method'],
    headers: headersFor(route, call),
    ...(call.body === undefined ? {} : { body: call.body }),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(request)).length;
  if (bytes > requestLimitBytes)
    throw refused(
      'too_large',
      `This is ${String(Math.ceil(bytes / 1000))} KB; Jira passes on ${String(requestLimitBytes / 1000)} KB at most. Shorten the text or do it in smaller parts.`,
    );
  return request;
};

/** Settles with the call, with its end of time, or with the caller’s loss of interest, whichever comes first. */
const awaitAnswer = (sent: Promise<unknown>, route: Route, signal?: AbortSignal): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const aborted = () => {
      finish(() => {
        reject(new DOMException('The call was given up.', 'AbortError'));
      });
    };
    const timer = setTimeout(() => {
      finish(() => {
        reject(late(route));
      });
    }, answerTimeoutMs);
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', aborted);
      settle();
    };
    signal?.addEventListener('abort', aborted);
    sent.then(
      (answer) => {
        finish(() => {
          resolve(answer);
        });
      },
      (thrown: unknown) => {
        finish(() => {
          reject(unreachable('Jira could not reach Valora. Try again in a moment.', thrown));
        });
      },
    );
    if (signal?.aborted === true) aborted();
  });

interface RemoteAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Without a status nothing came from Valora: the platform failed, or gave up waiting. */
const readAnswer = (answer: unknown): RemoteAnswer => {
  const isAnswer = typeof answer === 'object' && answer !== null && 'status' in answer;
  if (!isAnswer || typeof answer.status !== 'number')
    throw unreachable('Jira could not reach Valora. Try again in a moment.', answer);
  return { status: answer.status, body: 'body' in answer ? answer.body : undefined };
};

/**
 * Calls the API through the Forge bridge, which signs each call with who is looking and where. Rejects with an ApiError;
 * an aborted call rejects with an AbortError, though Jira may still deliver it.
 */
export const createForgeTransport = (options: ForgeTransportOptions): Transport => {
  const { invokeRemote, subscribeGlobal, projectId } = options;
  return {
    call: async <R extends Route>(route: R, args: CallArgs<R>): Promise<Data<R>> => {
      const call: LooseCall = { ...(args as LooseCall) };
      const request = requestFor(route, { ...call, projectId });
      const answer = await awaitAnswer(invokeRemote(request), route, call.signal);
      return readEnvelope(readAnswer(answer)) as Data<R>;
    },
    subscribe: createForgeLive({ subscribeGlobal, projectId }),
  };
};
