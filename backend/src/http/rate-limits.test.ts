import type { Caller } from '../platform/index.js';
import { createRateLimits, type RateState } from './rate-limits.js';

const caller = (teamId: string, userId: string): Caller => ({
  actor: { name: userId, userId },
  teamId,
  role: 'admin',
  sessionId: null,
  expiresAt: null,
});
const mara = caller('harbour', 'mara');
const limits = { userPerMinute: 100, teamPerMinute: 250, signInPerMinute: 5 };

const passed = (states: readonly RateState[]): number => states.filter(({ exceeded }) => !exceeded).length;
const atOnce = <T>(count: number, work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, work));

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 23) });
});
afterEach(() => {
  jest.useRealTimers();
});

describe('B13: rate limits', () => {
  it('let exactly as many calls of a user through as they say, of 300 at once', async () => {
    const { takeCall } = createRateLimits(limits);
    const states = await atOnce(300, () => takeCall(mara));
    expect(passed(states)).toBe(100);
    expect(states.map(({ remaining }) => remaining).slice(0, 3)).toEqual([99, 98, 97]);
    expect(states.every(({ limit }) => limit === 100)).toBe(true);
  });

  it('count users apart, teams together and teams apart, and charge a team nothing for what is refused', async () => {
    const { takeCall } = createRateLimits(limits);
    const users = ['mara', 'noor', 'ola'].map((userId) => caller('harbour', userId));
    await atOnce(1_000, () => takeCall(mara));
    const counts: number[] = [];
    for (const user of users.slice(1)) counts.push(passed(await atOnce(200, () => takeCall(user))));
    // 100 of Mara and 100 of Noor leave 50 of the team’s 250.
    expect(counts).toEqual([100, 50]);
    expect(passed(await atOnce(200, () => takeCall(caller('quay', 'mara'))))).toBe(100);
  });

  it('say what is left of the tighter allowance', async () => {
    const { takeCall } = createRateLimits({ ...limits, teamPerMinute: 10 });
    expect(await takeCall(mara)).toMatchObject({ limit: 10, remaining: 9, exceeded: false });
    await atOnce(9, () => takeCall(mara));
    expect(await takeCall(mara)).toMatchObject({ limit: 10, remaining: 0, exceeded: true });
  });

  it('open again when the time they name is over, not before', async () => {
    const { takeCall } = createRateLimits(limits);
    const [last] = (await atOnce(101, () => takeCall(mara))).slice(-1);
    expect(last?.exceeded).toBe(true);
    jest.advanceTimersByTime((last?.resetMs ?? 0) - 1);
    expect((await takeCall(mara)).exceeded).toBe(true);
    jest.advanceTimersByTime(1);
    expect(passed(await atOnce(300, () => takeCall(mara)))).toBe(100);
  });

  it('refuse the sixth sign-in from an address or for an account, whichever it is', async () => {
    const { takeSignIn } = createRateLimits(limits);
    const attempts = (keyOf: (n: number) => string[]) =>
      Promise.allSettled(Array.from({ length: 8 }, (_, n) => takeSignIn(keyOf(n))));
    const refused = (results: PromiseSettledResult<void>[]): number =>
      results.filter(({ status }) => status === 'rejected').length;
    expect(refused(await attempts((n) => ['address/1', `account/${String(n)}`]))).toBe(3);
    expect(refused(await attempts((n) => [`address/x${String(n)}`, 'account/mara']))).toBe(3);
    await expect(takeSignIn(['address/1'])).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterMs: 60_000,
    });
  });
});
