import type { RateLimit } from './jira-error.js';

/** What a response says about limits. Null where it says nothing. */
export interface LimitNotice {
  readonly limit: RateLimit | null;
  /** From `Retry-After`, else from `X-RateLimit-Reset`. */
  readonly retryAfterMs: number | null;
  /** Everything of the app must pause this long: the hour's points are used up. */
  readonly pauseAllMs: number | null;
  /** This endpoint must pause this long: no request is left in its window. */
  readonly pauseEndpointMs: number | null;
}

const maxWaitMs = 2 * 3_600_000;
const bounded = (ms: number): number => Math.min(Math.max(ms, 0), maxWaitMs);

/** Seconds or an HTTP date (RFC 9110 §10.2.3). */
const parseRetryAfter = (value: string | null, nowMs: number): number | null => {
  if (value === null || value.trim() === '') return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return seconds < 0 ? null : bounded(seconds * 1000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : bounded(at - nowMs);
};

/** ISO 8601, often without seconds (`2026-03-26T16:00Z`). */
const parseReset = (value: string | null, nowMs: number): number | null => {
  if (value === null || !value.includes('T')) return null;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : bounded(at - nowMs);
};

const parseReason = (value: string | null): RateLimit | null => {
  if (value === null) return null;
  if (value.startsWith('jira-quota')) return 'quota';
  if (value === 'jira-per-issue-on-write') return 'per-issue';
  return value === 'jira-burst-based' ? 'burst' : null;
};

/** `"tenant-app-quota";r=0;t=2107`: what is left of a quota and the seconds until it is whole again. */
const exhaustedQuotaMs = (value: string | null): number | null => {
  const waits = (value ?? '').split(',').flatMap((item) => {
    const left = /;\s*r=(\d+)/.exec(item)?.[1];
    const seconds = /;\s*t=(\d+)/.exec(item)?.[1];
    return left !== undefined && seconds !== undefined && Number(left) === 0 ? [Number(seconds) * 1000] : [];
  });
  return waits.length === 0 ? null : bounded(Math.max(...waits));
};

/**
 * What Jira says is left of the app's own points of the hour, over all sites; null where it says nothing. A refusal for
 * them says that nothing is left.
 */
export const readAppPointsLeft = (header: (name: string) => string | null): number | null => {
  if ((header('ratelimit-reason') ?? header('x-ratelimit-reason')) === 'jira-quota-global-based') return 0;
  const left = /"global-app-quota"[^,]*;\s*r=(\d+)/.exec(header('ratelimit') ?? '')?.[1];
  return left === undefined ? null : Number(left);
};

/**
 * Reads Jira's limit headers. Headers whose name starts with `Beta-` or `X-Beta-` announce limits that are not
 * enforced, and are never asked for.
 * Source: developer.atlassian.com/cloud/jira/platform/rate-limiting
 */
export const readLimits = (header: (name: string) => string | null, nowMs: number): LimitNotice => {
  const retryAfter = parseRetryAfter(header('retry-after'), nowMs);
  const reset = parseReset(header('x-ratelimit-reset'), nowMs);
  const nothingLeft = header('x-ratelimit-remaining') === '0';
  return {
    limit: parseReason(header('ratelimit-reason') ?? header('x-ratelimit-reason')),
    retryAfterMs: retryAfter ?? reset,
    pauseAllMs: exhaustedQuotaMs(header('ratelimit')),
    pauseEndpointMs: nothingLeft ? (retryAfter ?? reset) : null,
  };
};
