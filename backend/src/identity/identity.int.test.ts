import { startApp, type TestApp } from '../testing/start-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const invited = async (role: string, email: string) => {
  const { body } = await app.call('POST', '/invitations', { body: { role } });
  const token = (body.data.link as string).split('#invitation=')[1];
  const joined = await app.call('POST', '/invitations/accept', {
    token: null,
    body: { invitationToken: token, email, name: email, password: 'another long password', tokens: true },
  });
  return { joined, token };
};

describe('signing in', () => {
  it('takes the right password and tells a wrong one and an unknown account alike', async () => {
    const right = await app.call('POST', '/auth/login', {
      token: null,
      body: { email: 'OWNER@example.com', password: 'a long test password', tokens: true },
    });
    const wrong = await app.call('POST', '/auth/login', {
      token: null,
      body: { email: 'owner@example.com', password: 'x', tokens: true },
    });
    const unknown = await app.call('POST', '/auth/login', {
      token: null,
      body: { email: 'nobody@example.com', password: 'x', tokens: true },
    });
    expect(right.status).toBe(200);
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body.error.message).toBe(unknown.body.error.message);
  });

  it('sets HttpOnly __Host- cookies on loopback and answers without tokens', async () => {
    const { headers, body } = await app.call('POST', '/auth/login', {
      token: null,
      body: { email: 'owner@example.com', password: 'a long test password' },
    });
    const cookies = headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies)
      expect(cookie).toMatch(
        /^__Host-valora_(access|refresh)=.+; Path=\/; HttpOnly; Secure; SameSite=Lax$|Max-Age/,
      );
    expect(
      cookies.every(
        (cookie) =>
          cookie.includes('HttpOnly') && cookie.includes('Secure') && cookie.includes('SameSite=Lax'),
      ),
    ).toBe(true);
    expect(body.data).not.toHaveProperty('accessToken');
    const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
    expect((await app.call('GET', '/session', { token: null, headers: { cookie } })).status).toBe(200);
  });

  it('refuses a changing request with cookies from another site', async () => {
    const { headers } = await app.call('POST', '/auth/login', {
      token: null,
      body: { email: 'owner@example.com', password: 'a long test password' },
    });
    const cookie = headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const from = (more: Record<string, string>) =>
      app.call('POST', '/features', {
        token: null,
        headers: { cookie, ...more },
        body: { title: 'From elsewhere' },
      });
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  });
});

describe('refresh tokens', () => {
  it('rotate, and end the whole sign-in when one is used again later', async () => {
    const first = await app.call('POST', '/auth/login', {
      token: null,
      body: { email: 'owner@example.com', password: 'a long test password', tokens: true },
    });
    const refresh = (refreshToken: string) =>
      app.call('POST', '/auth/refresh', { token: null, body: { refreshToken, tokens: true } });
    const stolen = first.body.data.refreshToken as string;
    const second = await refresh(stolen);
    expect(second.status).toBe(200);
    expect(second.body.data.refreshToken).not.toBe(stolen);
    await app.database.global((trx) =>
      trx('refresh_tokens')
        .whereNotNull('used_at')
        .update({ used_at: new Date(Date.now() - 60_000) }),
    );
    expect((await refresh(stolen)).status).toBe(401);
    expect((await refresh(second.body.data.refreshToken as string)).status).toBe(401);
  });

  it('end with signing out', async () => {
    const { body } = await app.call('POST', '/auth/login', {
      token: null,
      body: { email: 'owner@example.com', password: 'a long test password', tokens: true },
    });
    await app.call('POST', '/auth/logout', { token: null, body: { refreshToken: body.data.refreshToken } });
    expect(
      (
        await app.call('POST', '/auth/refresh', {
          token: null,
          body: { refreshToken: body.data.refreshToken },
        })
      ).status,
    ).toBe(401);
  });
});

describe('members', () => {
  it('join by a link that works once, with the role of the link', async () => {
    const { joined, token } = await invited('viewer', 'viewer@example.com');
    expect(joined.status).toBe(201);
    expect(joined.body.data.role).toBe('viewer');
    const again = await app.call('POST', '/invitations/accept', {
      token: null,
      body: {
        invitationToken: token,
        email: 'second@example.com',
        name: 'Second',
        password: 'another long password',
      },
    });
    expect(again.status).toBe(401);
    const write = await app.call('POST', '/features', {
      token: joined.body.data.accessToken,
      body: { title: 'Not mine to add' },
    });
    expect(write.status).toBe(403);
  });

  it('are out as soon as they are removed', async () => {
    const { joined } = await invited('manager', 'leaver@example.com');
    const { accessToken, user } = joined.body.data;
    expect((await app.call('DELETE', `/teams/${app.owner.teamId}/members/${user.id}`)).status).toBe(200);
    expect((await app.call('GET', '/features', { token: accessToken })).status).toBe(401);
  });

  it('never leave a team without an admin', async () => {
    const demote = await app.call('PUT', `/teams/${app.owner.teamId}/members/${app.owner.userId}`, {
      body: { role: 'viewer' },
    });
    const leave = await app.call('DELETE', `/teams/${app.owner.teamId}/members/${app.owner.userId}`);
    expect([demote.status, leave.status]).toEqual([409, 409]);
  });
});

describe('API tokens', () => {
  it('act in their team with their role until they are revoked', async () => {
    const made = await app.call('POST', '/api-tokens', {
      body: { name: 'nightly', role: 'viewer', expiresInDays: 1 },
    });
    const secret = made.body.data.secret as string;
    expect((await app.call('GET', '/features', { token: secret })).status).toBe(200);
    expect((await app.call('POST', '/features', { token: secret, body: { title: 'No' } })).status).toBe(403);
    expect((await app.call('GET', '/api-tokens')).body.data.items).toEqual([
      expect.objectContaining({ name: 'nightly', role: 'viewer' }),
    ]);
    await app.call('DELETE', `/api-tokens/${made.body.data.apiToken.id as string}`);
    expect((await app.call('GET', '/api-tokens')).body.data.items).toEqual([]);
  });
});

describe('the one-time owner link', () => {
  it('is of no use once there is an owner', async () => {
    expect((await app.call('GET', '/setup', { token: null })).body.data).toEqual({ ownerNeeded: false });
    const again = await app.call('POST', '/setup/owner', {
      token: null,
      body: {
        linkToken: 'x'.repeat(43),
        email: 'b@example.com',
        password: 'a long test password',
        name: 'B',
        team: { name: 'T', currency: 'EUR' },
      },
    });
    expect(again.status).toBe(401);
  });
});

describe('settings of the team', () => {
  it('change only against the version that was read', async () => {
    const { body } = await app.call('GET', '/team');
    const change = { name: 'Harbour', currency: 'EUR', dayRate: 700, capacityDays: 120 };
    expect((await app.call('PUT', '/team', { body: change })).status).toBe(428);
    expect((await app.call('PUT', '/team', { body: change, headers: { 'if-match': '"999"' } })).status).toBe(
      412,
    );
    const changed = await app.call('PUT', '/team', {
      body: change,
      headers: { 'if-match': `"${String(body.data.version)}"` },
    });
    expect(changed.body.data).toMatchObject({
      dayRate: { amount: 700, assumed: false },
      capacityDays: 120,
      version: body.data.version + 1,
    });
  });
});
