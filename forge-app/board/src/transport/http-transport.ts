import { api, type Data, type Route } from '@valora/contracts';
import { ApiError, toApiFailure } from './api-error.js';
import { effectful } from './effectful.js';
import { toLiveMessage } from './live-message.js';
import { newKey } from './new-key.js';
import { readEnvelope } from './read-response.js';
import { refreshOnce } from './refresh-once.js';
import { fillPath, toQueryString } from './request-address.js';
import type { CallArgs, LooseCall } from './routes.js';
import type { ConnectLive, Transport } from './transport.js';

export interface HttpTransportOptions {
  /** Where the API lives, without a slash at the end: `/api/v1`. */
  readonly baseUrl: string;
  /** Value for `X-CSRF-Token`, where the server hands one out. */
  readonly getCsrf?: () => string | null;
  /** The refresh token did not help either: show the sign-in. */
  readonly onSessionEnded?: () => void;
  /** Opens the socket; without it nothing is live and the board polls. */
  readonly connectLive?: ConnectLive;
  readonly fetch?: typeof fetch;
}

const headersFor = (route: Route, call: LooseCall & { csrf: string | null }): Headers => {
  const headers = new Headers({ accept: 'application/json' });
  if (call.file) headers.set('content-type', call.file.type || 'application/octet-stream');
  else if (call.body !== undefined) headers.set('content-type', 'application/json');
  if (call.ifMatch !== undefined) headers.set('if-match', `"${String(call.ifMatch)}"`);
  if (effectful(route)) headers.set('idempotency-key', call.idempotencyKey ?? newKey());
  if (call.csrf !== null && route.method !== 'get') headers.set('x-csrf-token', call.csrf);
  return headers;
};

const jsonOrNull = async (response: Response): Promise<unknown> => {
  try {
    return (await response.json()) as unknown;
  } catch {
    return null;
  }
};

const isAbort = (thrown: unknown): boolean => thrown instanceof DOMException && thrown.name === 'AbortError';

/**
 * Calls the API with the page's cookies. A 401 refreshes the session once and repeats the call with the same
 * Idempotency-Key. Rejects with an ApiError; an aborted call rejects with the AbortError of fetch.
 */
export const createHttpTransport = (options: HttpTransportOptions): Transport => {
  const send = options.fetch ?? fetch.bind(globalThis);

  const exchange = async (route: Route, call: LooseCall): Promise<Response> => {
    const url = `${options.baseUrl}${fillPath(route.path, call.params)}${toQueryString(call.query)}`;
    const body = call.file ?? (call.body === undefined ? null : JSON.stringify(call.body));
    try {
      return await send(url, {
        method: route.method.toUpperCase(),
        credentials: 'same-origin',
        headers: headersFor(route, { ...call, csrf: options.getCsrf?.() ?? null }),
        body,
        ...(call.signal ? { signal: call.signal } : {}),
      });
    } catch (thrown) {
      if (isAbort(thrown)) throw thrown;
      throw new ApiError(toApiFailure(thrown), { cause: thrown });
    }
  };

  const refresh = refreshOnce(async () => {
    const response = await exchange(api.identity.refresh, { body: {} });
    return response.ok;
  });

  const call = async <R extends Route>(route: R, args: CallArgs<R>): Promise<Data<R>> => {
    const loose: LooseCall = { ...(args as LooseCall) };
    const fixed = effectful(route) ? { ...loose, idempotencyKey: loose.idempotencyKey ?? newKey() } : loose;
    let response = await exchange(route, fixed);
    // A public route answers 401 for a wrong password; no session of ours has ended then.
    if (response.status === 401 && route.permission !== 'public') {
      if (await refresh()) response = await exchange(route, fixed);
      if (response.status === 401) options.onSessionEnded?.();
    }
    return readEnvelope({ status: response.status, body: await jsonOrNull(response) }) as Data<R>;
  };

  return {
    call,
    subscribe: (onMessage, onConnectionChange) =>
      options.connectLive?.({
        onEvent: (name, payload) => {
          const message = toLiveMessage(name, payload);
          if (message) onMessage(message);
        },
        onConnectionChange,
      }) ?? (() => undefined),
  };
};
