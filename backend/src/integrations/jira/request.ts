import { backoffMs, mayRepeat, type Patience } from './backoff.js';
import { addressOf, operationOf, type JiraCall } from './call.js';
import { authorization, type JiraAuth } from './credentials.js';
import { exchange, type Answer } from './exchange.js';
import type { JiraClock } from './jira-clock.js';
import { isJiraError, type JiraError } from './jira-error.js';
import type { JiraPoints } from './points.js';
import type { RateGate } from './rate-gate.js';
import { readAppPointsLeft, readLimits } from './rate-limit.js';
import { readAnswer } from './read-answer.js';
import { errorFromAnswer, errorFromFailure, stillClosed } from './translate-failure.js';

export interface JiraLog {
  readonly warn: (facts: object, message: string) => void;
}

export interface RequestOptions {
  readonly baseUrl: string;
  readonly auth: JiraAuth;
  readonly clock: JiraClock;
  readonly gate: RateGate;
  readonly points: JiraPoints;
  readonly patience: Patience;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly fetch: typeof fetch;
  readonly random: () => number;
  readonly log: JiraLog | undefined;
  readonly signal: AbortSignal | undefined;
  /** Travels as X-Correlation-Id, so that our logs and a proxy's can be joined. */
  readonly correlationId: () => string | null;
}

/** Sends a call and waits out what can be waited out. Throws JiraError. */
export type Request = <T>(call: JiraCall<T>) => Promise<T>;

const headersOf = async (options: RequestOptions, call: { readonly body?: unknown }, renew: boolean) => {
  const correlationId = options.correlationId();
  return {
    accept: 'application/json',
    authorization: await authorization(options.auth, renew),
    'user-agent': 'Valora',
    ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(correlationId === null ? {} : { 'x-correlation-id': correlationId }),
  };
};

/** Announced limits are heeded on successes too, so that the refusal need not come. */
const heedLimits = ({ gate, clock }: RequestOptions, operation: string, answer: Answer): void => {
  const limits = readLimits(answer.header, clock.now());
  if (limits.pauseAllMs !== null) gate.closeAll(limits.pauseAllMs);
  if (limits.pauseEndpointMs !== null) gate.closeEndpoint(operation, limits.pauseEndpointMs);
};

const heedRefusal = ({ gate }: RequestOptions, { fault, operation }: JiraError): void => {
  if (fault.kind !== 'rate_limited') return;
  if (fault.limit === 'quota') gate.closeAll(fault.retryAfterMs);
  if (fault.limit === 'burst') gate.closeEndpoint(operation, fault.retryAfterMs);
};

/** What an answer says. Throws JiraError. */
const readReply = <T>({ clock }: RequestOptions, call: JiraCall<T>, reply: Answer): T => {
  const operation = operationOf(call);
  const location = reply.status === 303 && call.seeOther === true ? reply.header('location') : null;
  if (location !== null)
    return readAnswer(operation, { ...reply, text: JSON.stringify({ location }) }, call.answer);
  const error = errorFromAnswer(operation, reply, clock.now());
  if (error !== null) throw error;
  return readAnswer(operation, reply, call.answer);
};

/** A refused call cost its own point; one without an answer may have cost all that was taken for it. */
const readCounted = async <T>(options: RequestOptions, call: JiraCall<T>, reply: Answer): Promise<T> => {
  const { most, spent } = call.points;
  const left = readAppPointsLeft(reply.header);
  let cost = 1;
  try {
    const answer = readReply(options, call, reply);
    cost = spent(answer);
    return answer;
  } finally {
    await options.points.settle({ above: cost - most, left });
  }
};

const sendOnce = async <T>(options: RequestOptions, call: JiraCall<T>, renew: boolean): Promise<T> => {
  const operation = operationOf(call);
  const exchanged = await exchange({
    fetch: options.fetch,
    method: call.method,
    url: addressOf(options.baseUrl, call),
    headers: await headersOf(options, call, renew),
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
    timeoutMs: options.timeoutMs,
    maxBytes: options.maxBytes,
    signal: options.signal,
  });
  if (!exchanged.ok) throw errorFromFailure(operation, exchanged.failure, exchanged.cause);
  heedLimits(options, operation, exchanged.answer);
  return readCounted(options, call, exchanged.answer);
};

/** Waits at a closed gate, or throws `rate_limited` at once where the wait would be too long. */
const passGate = async ({ gate, clock, patience }: RequestOptions, operation: string): Promise<void> => {
  const { ms, limit } = gate.wait(operation);
  if (ms > patience.maxWaitMs) throw stillClosed(operation, limit, ms);
  if (ms > 0) await clock.sleep(ms);
};

/** Takes what the call may cost; waits once where that is not long, else throws `rate_limited`. */
const takePoints = async (
  { points, clock, patience }: RequestOptions,
  operation: string,
  most: number,
): Promise<void> => {
  const waitMs = await points.take(most);
  if (waitMs === null) return;
  if (waitMs > patience.maxWaitMs) throw stillClosed(operation, 'quota', waitMs);
  await clock.sleep(waitMs);
  const stillMs = await points.take(most);
  if (stillMs !== null) throw stillClosed(operation, 'quota', stillMs);
};

/** Milliseconds to wait before trying again; null where the error is final for this caller. */
const nextWaitMs = (
  options: RequestOptions,
  error: JiraError,
  tried: { attempt: number; repeatable: boolean },
) => {
  const { tries, maxWaitMs } = options.patience;
  if (tried.attempt >= tries || !mayRepeat(error, tried.repeatable) || options.signal?.aborted === true)
    return null;
  const waitMs = backoffMs(tried.attempt, error.retryAfterMs ?? 0, options.random());
  return waitMs > maxWaitMs ? null : waitMs;
};

export const createRequest =
  (options: RequestOptions): Request =>
  async (call) => {
    let renewed = false;
    let renew = false;
    for (let attempt = 1; ; attempt += 1) {
      await passGate(options, operationOf(call));
      await takePoints(options, operationOf(call), call.points.most);
      try {
        return await sendOnce(options, call, renew);
      } catch (error) {
        if (!isJiraError(error)) throw error;
        heedRefusal(options, error);
        renew = error.kind === 'unauthorized' && options.auth.kind === 'oauth' && !renewed;
        if (renew) {
          renewed = true;
          continue;
        }
        const waitMs = nextWaitMs(options, error, { attempt, repeatable: call.repeatable });
        if (waitMs === null) throw error;
        const { operation, kind, status } = error;
        options.log?.warn({ operation, kind, status, attempt, waitMs }, 'Jira call is tried again');
        await options.clock.sleep(waitMs);
      }
    }
  };
