import { invokeRemote } from '@forge/bridge';
import type {
  Data,
  ErrorCode,
  ErrorDetail,
  GivenBody,
  GivenParams,
  GivenQuery,
  Route,
} from '@valora/contracts';
import type { ApiFailure } from '../../board/src/transport/api-error';
import { fromJson } from '../../board/src/transport/from-json';
import { fillPath, toQueryString } from '../../board/src/transport/request-address';
import type { LooseCall as BoardCall } from '../../board/src/transport/routes';
import { isRecord } from './record';

export { problemsOf } from '../../board/src/transport/api-error';

/** Why a call brought nothing: codes of the API, and two that only the caller can know. */
export type Failure = Omit<ApiFailure, 'status'>;
export type Answer<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: Failure };

type Part<Name extends string, T> = [T] extends [undefined]
  ? { readonly [P in Name]?: never }
  : { readonly [P in Name]: T };
type Key<R extends Route> = R extends { method: 'post' }
  ? R extends { readOnly: true }
    ? unknown
    : { readonly idempotencyKey: string }
  : unknown;
type Version<R extends Route> = R extends { versioned: true } ? { readonly ifMatch: number } : unknown;

/** One call of an operation: method and path are those its contract declares, or it does not compile. */
export type CallOf<R extends Route> = {
  readonly method: Uppercase<R['method']>;
  readonly path: R['path'];
  /** Project the call is about, where the page it comes from belongs to none. */
  readonly projectId?: string;
} & Part<'params', GivenParams<R>> &
  Part<'query', GivenQuery<R>> &
  Part<'body', GivenBody<R>> &
  Key<R> &
  Version<R>;

type LooseCall = Omit<BoardCall, 'file' | 'signal'> & {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly projectId?: string;
};

const addressOf = ({ path, params, query }: LooseCall): string =>
  `/api/v1${fillPath(path, params)}${toQueryString(query)}`;

const headersOf = ({ body, projectId, idempotencyKey, ifMatch }: LooseCall): Record<string, string> => ({
  accept: 'application/json',
  ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  ...(projectId === undefined ? {} : { 'x-valora-project': projectId }),
  ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
  ...(ifMatch === undefined ? {} : { 'if-match': `"${String(ifMatch)}"` }),
});

const unreachable: Failure = {
  code: 'unreachable',
  message: 'Valora’s server did not answer.',
  details: [],
  correlationId: null,
};

const failureOf = (status: number, envelope: unknown): Failure => {
  if (isRecord(envelope) && envelope['success'] === false && isRecord(envelope['error'])) {
    const { code, message, details } = envelope['error'];
    const meta = isRecord(envelope['meta']) ? envelope['meta'] : {};
    const correlationId = meta['correlationId'];
    return {
      code: String(code) as ErrorCode,
      message: String(message),
      details: Array.isArray(details) ? (details as ErrorDetail[]) : [],
      correlationId: typeof correlationId === 'string' ? correlationId : null,
    };
  }
  return status >= 500
    ? { ...unreachable, code: 'unavailable' }
    : { ...unreachable, code: 'unreadable', message: 'Valora’s answer could not be read.' };
};

const ask = async (call: LooseCall): Promise<Answer<unknown>> => {
  const { method, body } = call;
  let response: Awaited<ReturnType<typeof invokeRemote>> | undefined;
  try {
    response = await invokeRemote({
      path: addressOf(call),
      method,
      headers: headersOf(call),
      ...(body === undefined ? {} : { body }),
    });
  } catch {
    // The bridge rejects for a timeout, a lost connection and its own rate limit; for a reader these are the same.
    return { ok: false, error: unreachable };
  }
  // Where the platform could not reach the server it answers with an error that carries no status of ours.
  if (typeof response?.status !== 'number') return { ok: false, error: unreachable };
  const envelope = fromJson(response.body);
  const isSuccess = isRecord(envelope) && envelope['success'] === true && 'data' in envelope;
  return isSuccess
    ? { ok: true, data: envelope['data'] }
    : { ok: false, error: failureOf(response.status, envelope) };
};

/** Calls Valora’s API through the platform, which proves the app, the site and the person. Never rejects. */
export const callBackend = async <R extends Route>(call: CallOf<R>): Promise<Answer<Data<R>>> =>
  (await ask(call as LooseCall)) as Answer<Data<R>>;
