import { readLimits } from './rate-limit.js';

const now = Date.parse('2026-03-26T15:30:00Z');
const read = (headers: Record<string, string>) => readLimits((name) => headers[name] ?? null, now);

describe('readLimits', () => {
  it.each([
    ['jira-quota-global-based', 'quota'],
    ['jira-quota-tenant-based', 'quota'],
    ['jira-burst-based', 'burst'],
    ['jira-per-issue-on-write', 'per-issue'],
    ['something-new', null],
  ])('reads the reason %s', (reason, limit) => {
    expect(read({ 'ratelimit-reason': reason }).limit).toBe(limit);
  });

  it('takes Retry-After in seconds before the reset time', () => {
    expect(read({ 'retry-after': '7', 'x-ratelimit-reset': '2026-03-26T16:00Z' }).retryAfterMs).toBe(7_000);
  });

  it('takes Retry-After as a date', () => {
    expect(read({ 'retry-after': 'Thu, 26 Mar 2026 15:30:20 GMT' }).retryAfterMs).toBe(20_000);
  });

  it('falls back to a reset time without seconds', () => {
    expect(read({ 'x-ratelimit-reset': '2026-03-26T16:00Z' }).retryAfterMs).toBe(30 * 60_000);
  });

  it.each(['soon', '', '-1', 'NaN'])('ignores an unreadable Retry-After %j', (value) => {
    expect(read({ 'retry-after': value }).retryAfterMs).toBeNull();
  });

  it('never waits longer than two hours, nor a negative time', () => {
    expect(read({ 'retry-after': '1e12' }).retryAfterMs).toBe(2 * 3_600_000);
    expect(read({ 'x-ratelimit-reset': '2020-01-01T00:00Z' }).retryAfterMs).toBe(0);
  });

  it('pauses everything when a quota is used up', () => {
    expect(read({ ratelimit: '"burst";r=5;t=1, "tenant-app-quota";r=0;t=2107' }).pauseAllMs).toBe(2_107_000);
    expect(read({ ratelimit: '"tenant-app-quota";r=1;t=2107' }).pauseAllMs).toBeNull();
  });

  it('pauses one endpoint when no request is left in its window', () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2026-03-26T15:31Z' };
    expect(read(headers).pauseEndpointMs).toBe(60_000);
    expect(read({ ...headers, 'x-ratelimit-remaining': '1' }).pauseEndpointMs).toBeNull();
  });

  it('ignores announced limits that are not enforced', () => {
    const beta = {
      'beta-ratelimit': '"tenant-app-quota";r=0;t=2788',
      'beta-retry-after': '50',
      'x-beta-ratelimit-reason': 'jira-quota-tenant-based',
      'x-beta-ratelimit-reset': '2026-03-26T16:00Z',
    };
    expect(read(beta)).toEqual({
      limit: null,
      retryAfterMs: null,
      pauseAllMs: null,
      pauseEndpointMs: null,
    });
  });
});
