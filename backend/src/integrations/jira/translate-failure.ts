import { readErrorBody, type ErrorDetail } from './error-body.js';
import type { Answer, ExchangeFailure } from './exchange.js';
import { JiraError, type JiraFault, type RateLimit } from './jira-error.js';
import { readLimits } from './rate-limit.js';

/** Waits that Jira does not name itself. A page instead of JSON usually means an incident at the edge. */
const defaultRetryMs = { rate_limited: 5_000, unavailable: 5_000, timeout: 5_000, garbage: 30_000 } as const;

const sentence = ({ messages, fields }: ErrorDetail): string =>
  [...messages, ...Object.entries(fields).map(([field, wrong]) => `${field}: ${wrong}`)].join(' · ');

const withDetail = (text: string, detail: ErrorDetail): string => {
  const said = sentence(detail);
  return said === '' ? `${text}.` : `${text}: ${said}`;
};

const describe = (fault: JiraFault, detail: ErrorDetail): string => {
  switch (fault.kind) {
    case 'unauthorized':
      return 'Jira did not accept the credentials. Connect Jira again.';
    case 'forbidden':
      return withDetail('The connected Jira account may not do this', detail);
    case 'not_found':
      return withDetail('Jira does not have it, or the connected account may not see it', detail);
    case 'gone':
      return withDetail('Jira no longer answers at this address', detail);
    case 'invalid':
      return withDetail('Jira refused it', detail);
    case 'rate_limited':
      return `Jira asks us to wait ${String(Math.ceil(fault.retryAfterMs / 1000))} s.`;
    case 'unavailable':
      return withDetail('Jira has trouble of its own', detail);
    case 'timeout':
      return 'Jira did not answer in time.';
    case 'garbage':
      return 'Jira answered something that cannot be read.';
  }
};

const faultOf = (answer: Answer, detail: ErrorDetail, nowMs: number): JiraFault => {
  const { status } = answer;
  const limits = readLimits(answer.header, nowMs);
  if (status === 429)
    return {
      kind: 'rate_limited',
      limit: limits.limit ?? 'burst',
      retryAfterMs: limits.retryAfterMs ?? defaultRetryMs.rate_limited,
    };
  if (status >= 500 || status === 408)
    return { kind: 'unavailable', retryAfterMs: limits.retryAfterMs ?? defaultRetryMs.unavailable };
  if (status === 401) return { kind: 'unauthorized' };
  if (status === 403) return { kind: 'forbidden' };
  if (status === 404) return { kind: 'not_found' };
  if (status === 410 || (status >= 300 && status < 400)) return { kind: 'gone' };
  if (status >= 400) return { kind: 'invalid', ...detail };
  return { kind: 'garbage', retryAfterMs: defaultRetryMs.garbage };
};

/** A wrong API token does not always answer 401: where anonymous access is on, Jira answers as to a stranger. */
const answeredAsStranger = (answer: Answer): boolean =>
  /AUTHENTICATED_FAILED|AUTHENTICATION_DENIED/.test(answer.header('x-seraph-loginreason') ?? '');

/** The error an answer stands for, or null where it is a success. */
export const errorFromAnswer = (operation: string, answer: Answer, nowMs: number): JiraError | null => {
  const stranger = answeredAsStranger(answer);
  if (answer.status >= 200 && answer.status < 300 && !stranger) return null;
  const detail = readErrorBody(answer.text);
  const fault = stranger ? { kind: 'unauthorized' as const } : faultOf(answer, detail, nowMs);
  return new JiraError({
    fault,
    operation,
    status: answer.status,
    mayHaveHappened: fault.kind === 'unavailable' || fault.kind === 'garbage',
    message: describe(fault, detail),
    traceId: answer.header('atl-traceid'),
  });
};

/** A success whose body is not what Jira documents. */
export const garbageAnswer = (operation: string, answer: Answer, cause: unknown): JiraError => {
  const fault = { kind: 'garbage', retryAfterMs: defaultRetryMs.garbage } as const;
  return new JiraError({
    fault,
    operation,
    status: answer.status,
    mayHaveHappened: true,
    message: describe(fault, { messages: [], fields: {} }),
    traceId: answer.header('atl-traceid'),
    cause,
  });
};

const faultOfFailure = (failure: ExchangeFailure): JiraFault => {
  switch (failure) {
    case 'too_large':
      return { kind: 'garbage', retryAfterMs: defaultRetryMs.garbage };
    case 'timeout':
    case 'cancelled':
      return { kind: 'timeout', retryAfterMs: defaultRetryMs.timeout };
    case 'refused':
    case 'broken':
      return { kind: 'unavailable', retryAfterMs: defaultRetryMs.unavailable };
  }
};

const noAnswer: Partial<Record<ExchangeFailure, string>> = {
  refused: 'Jira cannot be reached.',
  broken: 'The connection to Jira broke.',
};

/** The error of an exchange that brought no whole answer. */
export const errorFromFailure = (operation: string, failure: ExchangeFailure, cause: unknown): JiraError => {
  const fault = faultOfFailure(failure);
  return new JiraError({
    fault,
    operation,
    status: null,
    mayHaveHappened: failure !== 'refused',
    message: noAnswer[failure] ?? describe(fault, { messages: [], fields: {} }),
    traceId: null,
    cause,
  });
};

/** Refused by ourselves because Jira asked us to stay away; nothing was sent. */
export const stillClosed = (operation: string, limit: RateLimit, waitMs: number): JiraError => {
  const fault = { kind: 'rate_limited', limit, retryAfterMs: waitMs } as const;
  return new JiraError({
    fault,
    operation,
    status: null,
    mayHaveHappened: false,
    message: describe(fault, { messages: [], fields: {} }),
    traceId: null,
  });
};
