import { TextDecoder } from 'node:util';

export interface Exchange {
  readonly fetch: typeof fetch;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly timeoutMs: number;
  /** Cap on the answer after decompression. */
  readonly maxBytes: number;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly text: string;
}

/** refused: never sent · timeout, broken, too_large: may have taken effect · cancelled: our own caller gave up. */
export type ExchangeFailure = 'refused' | 'timeout' | 'broken' | 'too_large' | 'cancelled';
export type Exchanged =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly failure: ExchangeFailure; readonly cause: unknown };

class TooLarge extends Error {}

/** Failures before a connection stood; everything else may have reached Jira. */
const unsentCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const property = (value: unknown, name: 'cause' | 'code' | 'name' | 'errors'): unknown =>
  typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** A host with several addresses fails with one error per address; unsent only if all of them are. */
const wasNeverSent = (error: unknown): boolean => {
  const cause = property(error, 'cause') ?? error;
  const each = property(cause, 'errors');
  if (Array.isArray(each) && each.length > 0) return each.every(wasNeverSent);
  const code = property(cause, 'code');
  return typeof code === 'string' && unsentCodes.has(code);
};

const failureOf = (error: unknown, callerSignal: AbortSignal | undefined): ExchangeFailure => {
  if (callerSignal?.aborted === true) return 'cancelled';
  if (error instanceof TooLarge) return 'too_large';
  if (property(error, 'name') === 'TimeoutError') return 'timeout';
  return wasNeverSent(error) ? 'refused' : 'broken';
};

const readText = async (response: Response, maxBytes: number): Promise<string> => {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    bytes += chunk.value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      throw new TooLarge(`answer over ${String(maxBytes)} bytes`);
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
};

/** One request and its whole answer within `timeoutMs`. Follows no redirect; never throws. */
export const exchange = async (request: Exchange): Promise<Exchanged> => {
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
  try {
    const response = await request.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      signal,
    });
    const text = await readText(response, request.maxBytes);
    const header = (name: string): string | null => response.headers.get(name);
    return { ok: true, answer: { status: response.status, header, text } };
  } catch (error) {
    return { ok: false, failure: failureOf(error, request.signal), cause: error };
  }
};
