import { invokeRemote } from '@forge/api';
import type { Data, GivenBody, Route } from '@valora/contracts';
import { fromJson } from '../../board/src/transport/from-json';
import { within } from '../shared/within';

/** Never throws: what went wrong is in words that may be shown. */
export type Answer<T> =
  { readonly ok: true; readonly data: T } | { readonly ok: false; readonly message: string };

interface Call<R extends Route> {
  readonly method: Uppercase<R['method']>;
  readonly path: R['path'];
  readonly body: GivenBody<R>;
}

/** Leaves the function time to say so before the platform ends it after 25 seconds. */
const timeoutMs = 15_000;

const unreachable = 'Valora cannot be reached at the moment. Try again in a few minutes.';

interface Envelope {
  readonly success?: unknown;
  readonly data?: unknown;
  readonly error?: { readonly message?: unknown };
}

const read = (text: string): Envelope => (fromJson(text) as Envelope | null) ?? {};

const ask = async (method: string, path: string, body: unknown): Promise<Answer<unknown>> => {
  const response = await invokeRemote('valora-backend', {
    path: `/api/v1${path}`,
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const { success, data, error } = read(await response.text());
  if (response.ok && success === true) return { ok: true, data };
  // Faults of the server are its own matter; the others say what to change.
  return response.status < 500 && typeof error?.message === 'string'
    ? { ok: false, message: error.message }
    : { ok: false, message: unreachable };
};

/** Calls Valora’s API from a function, which the platform proves to be this app on this site; no person is named. */
export const askBackend = async <R extends Route>(call: Call<R>): Promise<Answer<Data<R>>> => {
  try {
    const answer = await within(timeoutMs, ask(call.method, call.path, call.body));
    return answer as Answer<Data<R>>;
  } catch {
    // The platform rejects for a lost connection, an address it may not call and its own limits.
    return { ok: false, message: unreachable };
  }
};
