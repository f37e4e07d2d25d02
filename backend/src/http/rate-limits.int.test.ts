import { startApp, type TestApp } from '../testing/start-app.js';

const perUser = 40;
const perTeam = 60;
const signIns = 5;

let app: TestApp;
beforeEach(async () => {
  app = await startApp({
    env: {
      RATE_LIMIT_USER_PER_MINUTE: String(perUser),
      RATE_LIMIT_TEAM_PER_MINUTE: String(perTeam),
      // The owner is made with one of them.
      RATE_LIMIT_SIGN_IN_PER_MINUTE: String(signIns),
    },
  });
});
afterEach(() => app.close());

const atOnce = (count: number, token: string) =>
  Promise.all(Array.from({ length: count }, () => app.call('GET', '/session', { token })));
const statuses = (answers: readonly { status: number }[]): Record<number, number> =>
  answers.reduce<Record<number, number>>(
    (counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }),
    {},
  );

const anotherMember = async (): Promise<string> => {
  const { body } = await app.call('POST', '/invitations', { body: { role: 'manager' } });
  const joined = await app.call('POST', '/invitations/accept', {
    token: null,
    body: {
      invitationToken: (body.data.link as string).split('#invitation=')[1],
      email: 'noor@example.com',
      name: 'Noor',
      password: 'another long password',
      tokens: true,
    },
  });
  return joined.body.data.accessToken as string;
};

describe('B13: rate limits in one process', () => {
  it('are exact per user and per team over HTTP, and say when to come back', async () => {
    const noor = await anotherMember();
    // Of Mara’s allowance the invitation took one.
    const first = await atOnce(2 * perUser, app.owner.token);
    expect(statuses(first)).toEqual({ 200: perUser - 1, 429: perUser + 1 });
    const second = await atOnce(perUser, noor);
    expect(statuses(second)).toEqual({ 200: perTeam - perUser, 429: 2 * perUser - perTeam });
    for (const { status, headers, body } of [...first, ...second]) {
      const limit = Number(headers.get('ratelimit-limit'));
      expect([perUser, perTeam]).toContain(limit);
      expect(Number(headers.get('ratelimit-remaining'))).toBeLessThan(limit);
      expect(Number(headers.get('ratelimit-reset'))).toBeLessThanOrEqual(60);
      if (status === 200) continue;
      expect(body.error.code).toBe('rate_limited');
      expect(headers.get('ratelimit-remaining')).toBe('0');
      const retryAfter = Number(headers.get('retry-after'));
      expect(retryAfter).toBeGreaterThanOrEqual(1);
      expect(retryAfter).toBeLessThanOrEqual(60);
    }
  });

  it('count what a user’s API tokens do as the user’s own', async () => {
    const { body } = await app.call('POST', '/api-tokens', { body: { name: 'script', role: 'viewer' } });
    expect(statuses(await atOnce(perUser + 10, body.data.secret as string))).toEqual({
      200: perUser - 1,
      429: 11,
    });
    expect(statuses(await atOnce(1, app.owner.token))).toEqual({ 429: 1 });
  });

  it('hold for guesses of a password, whoever guesses', async () => {
    const guesses = await Promise.all(
      Array.from({ length: 8 }, () =>
        app.call('POST', '/auth/login', {
          token: null,
          body: { email: 'owner@example.com', password: 'a guess' },
        }),
      ),
    );
    expect(statuses(guesses)).toEqual({ 401: signIns - 1, 429: 8 - (signIns - 1) });
    const refused = guesses.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });
});
