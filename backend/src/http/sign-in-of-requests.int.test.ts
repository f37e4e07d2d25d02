import { createHmac } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { startApp, type TestApp } from '../testing/start-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = (): number => Math.floor(Date.now() / 1000);

/** The claims of a token of ours, put into a token that is not. */
const rewritten = (token: string, header: object, change: object): string => {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
  const body = `${part(header)}.${part({ ...claims, ...change })}`;
  return `${body}.${createHmac('sha256', 'a guess').update(body).digest('base64url')}`;
};

const forgeries = (token: string): [string, string][] => [
  ['alg none', `${rewritten(token, { alg: 'none' }, {}).split('.').slice(0, 2).join('.')}.`],
  ['another key', rewritten(token, { alg: 'HS256', typ: 'JWT' }, {})],
  ['another algorithm', rewritten(token, { alg: 'RS256', kid: 'x' }, {})],
  ['another audience', rewritten(token, { alg: 'HS256' }, { aud: 'jira' })],
  ['another issuer', rewritten(token, { alg: 'HS256' }, { iss: 'https://evil.example' })],
  ['expired', rewritten(token, { alg: 'HS256' }, { exp: now() - 60 })],
  ['not valid yet', rewritten(token, { alg: 'HS256' }, { nbf: now() + 600 })],
  ['a stranger’s API token', `vat_${app.owner.teamId.replaceAll('-', '')}_${'x'.repeat(43)}`],
  ['an API token of no team', `vat_${'0'.repeat(32)}_${'x'.repeat(43)}`],
  ['no token at all', 'undefined'],
];

const signIn = async (): Promise<{ accessToken: string; refreshToken: string }> => {
  const { body } = await app.call('POST', '/auth/login', {
    token: null,
    body: { email: 'owner@example.com', password: 'a long test password', tokens: true },
  });
  return body.data;
};

/** What a connection comes to: `open`, or the reason it was refused for. */
const connect = (options: { token?: string; headers?: Record<string, string> }): Promise<string> =>
  new Promise((resolve) => {
    const socket: Socket = io(app.url, {
      path: '/live',
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      ...(options.token === undefined ? {} : { auth: { token: options.token } }),
      ...(options.headers === undefined ? {} : { extraHeaders: options.headers }),
    });
    const settle = (result: string): void => {
      socket.disconnect();
      resolve(result);
    };
    socket.once('connect', () => settle('open'));
    socket.once('connect_error', (error) => settle(error.message));
  });

describe('B5: tokens that are not ours', () => {
  it('are 401 in the header and in the cookie, and open no WebSocket', async () => {
    for (const [what, token] of forgeries(app.owner.token)) {
      const inHeader = await app.call('GET', '/features', { token });
      const inCookie = await app.call('GET', '/features', {
        token: null,
        headers: { cookie: `__Host-valora_access=${token}; valora_access=${token}` },
      });
      expect([what, inHeader.status, inCookie.status]).toEqual([what, 401, 401]);
      expect(inHeader.headers.get('www-authenticate')).toBe('Bearer');
      expect([what, await connect({ token })]).toEqual([what, 'unauthenticated']);
      expect(await connect({ headers: { cookie: `__Host-valora_access=${token}` } })).toBe('unauthenticated');
    }
  });

  it.each(['Basic bWFyYTp4', 'Bearer', 'Bearer a b', 'bearer\t', `Bearer ${'x'.repeat(5_000)}`])(
    'are not looked for in %.20s',
    async (authorization) => {
      const { status } = await app.call('GET', '/features', { token: null, headers: { authorization } });
      expect(status).toBe(401);
    },
  );
});

describe('B5: a token that was ours', () => {
  it('opens a WebSocket, but from no page of another site', async () => {
    const { accessToken: token } = await signIn();
    expect(await connect({ token })).toBe('open');
    expect(await connect({ token, headers: { origin: app.url } })).toBe('open');
    expect(await connect({ token, headers: { origin: 'https://evil.example' } })).not.toBe('open');
    expect(await connect({ token, headers: { origin: 'null' } })).not.toBe('open');
  });

  it('is of no use to a thief after the owner has signed out', async () => {
    const { accessToken: token, refreshToken } = await signIn();
    await app.call('POST', '/auth/logout', { token: null, body: { refreshToken } });
    expect((await app.call('GET', '/features', { token })).status).toBe(401);
    expect(await connect({ token })).toBe('unauthenticated');
  });

  it('is of no use after it was revoked', async () => {
    const { body } = await app.call('POST', '/api-tokens', { body: { name: 'stolen', role: 'admin' } });
    await app.call('DELETE', `/api-tokens/${body.data.apiToken.id as string}`);
    expect((await app.call('GET', '/features', { token: body.data.secret })).status).toBe(401);
    expect(await connect({ token: body.data.secret })).toBe('unauthenticated');
  });
});

describe('B5: a refresh token', () => {
  const refresh = (refreshToken: string) =>
    app.call('POST', '/auth/refresh', { token: null, body: { refreshToken, tokens: true } });
  const ago = (column: string, seconds: number) =>
    app.database.global((trx) =>
      trx('refresh_tokens')
        .whereNotNull(column)
        .update({ [column]: new Date(Date.now() - seconds * 1_000) }),
    );

  it('is not kept alive by being used again within the moment that two tabs get', async () => {
    const { refreshToken } = await signIn();
    expect((await refresh(refreshToken)).status).toBe(200);
    await ago('used_at', 9);
    expect((await refresh(refreshToken)).status).toBe(200);
    await ago('used_at', 11);
    expect((await refresh(refreshToken)).status).toBe(401);
  });

  it('that is used again ends the sign-in of thief and owner, and of nobody else', async () => {
    const other = await signIn();
    const stolen = await signIn();
    const successor = await refresh(stolen.refreshToken);
    await ago('used_at', 60);
    expect((await refresh(stolen.refreshToken)).status).toBe(401);
    expect((await refresh(successor.body.data.refreshToken)).status).toBe(401);
    expect((await refresh(other.refreshToken)).status).toBe(200);
    const { body } = await app.call('GET', '/audit?type=session.revoked');
    expect(body.data.items[0]).toMatchObject({ type: 'session.revoked' });
  });

  it('is no access token, an access token is no refresh token, and an old one is neither', async () => {
    const { accessToken, refreshToken } = await signIn();
    expect((await app.call('GET', '/features', { token: refreshToken })).status).toBe(401);
    expect([400, 401]).toContain((await refresh(accessToken)).status);
    await ago('expires_at', 1);
    expect((await refresh(refreshToken)).status).toBe(401);
  });
});
