import {
  createHmac,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import { accessTokenMs, createAccessTokens } from './access-token.js';

const key = randomBytes(32);
const { read, issue } = createAccessTokens({ key });
const now = (): number => Math.floor(Date.now() / 1000);
const id = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';

const claims = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  sub: id,
  team: id,
  sid: id,
  name: 'Mara',
  iat: now(),
  exp: now() + 900,
  iss: 'valora',
  aud: 'valora',
  ...change,
});
const without = (name: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(claims()).filter(([claim]) => claim !== name));

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const unsigned = (header: object, payload: unknown): string => `${part(header)}.${part(payload)}`;
const withHmac = (header: object, payload: unknown, secret: Buffer | string = key): string => {
  const hash = { HS384: 'sha384', HS512: 'sha512' }[(header as { alg?: string }).alg ?? ''] ?? 'sha256';
  const body = unsigned(header, payload);
  return `${body}.${createHmac(hash, secret).update(body).digest('base64url')}`;
};
const withRsa = (header: object, privateKey: KeyObject): string => {
  const body = unsigned(header, claims());
  return `${body}.${sign('sha256', Buffer.from(body), privateKey).toString('base64url')}`;
};

const hs256 = { alg: 'HS256', typ: 'JWT' };
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicPem = createPublicKey(rsa.privateKey).export({ type: 'spki', format: 'pem' });
const jwk = rsa.publicKey.export({ format: 'jwk' });
const good = withHmac(hs256, claims());
const [header = '', payload = '', signature = ''] = good.split('.');

describe('B5: access tokens', () => {
  it('of ours are read', () => {
    expect(read(good)).toMatchObject({ sub: id, team: id, sid: id, name: 'Mara' });
    expect(read(issue({ sub: id, team: id, sid: id, name: 'Mara' }).token)).toMatchObject({ sub: id });
  });

  it.each([
    ['alg none, no signature', `${unsigned({ alg: 'none', typ: 'JWT' }, claims())}.`],
    ['alg none, our signature', withHmac({ alg: 'none', typ: 'JWT' }, claims())],
    ['alg NONE', `${unsigned({ alg: 'NONE' }, claims())}.`],
    ['alg nOnE in an array', `${unsigned({ alg: ['none'] }, claims())}.`],
    ['no alg', withHmac({ typ: 'JWT' }, claims())],
    ['HS384 with our key', withHmac({ alg: 'HS384' }, claims())],
    ['HS512 with our key', withHmac({ alg: 'HS512' }, claims())],
    ['RS256 of a stranger', withRsa({ alg: 'RS256' }, rsa.privateKey)],
    ['RS256 with the key inside', withRsa({ alg: 'RS256', jwk, kid: 'mine' }, rsa.privateKey)],
    [
      'RS256 with a link to the key',
      withRsa({ alg: 'RS256', jku: 'http://127.0.0.1:1/jwks' }, rsa.privateKey),
    ],
    ['HS256 keyed with a public key', withHmac(hs256, claims(), publicPem)],
    ['HS256 of another key', withHmac(hs256, claims(), randomBytes(32))],
    ['HS256 of an empty key', withHmac(hs256, claims(), '')],
    ['HS256 of our key as text', withHmac(hs256, claims(), key.toString('base64'))],
    ['an unknown kid and its key', withHmac({ ...hs256, kid: 'other' }, claims(), 'other')],
    ['a kid that is a path', withHmac({ ...hs256, kid: '../../../../dev/null' }, claims(), '')],
    ['a kid that is a query', withHmac({ ...hs256, kid: "x' union select 'k" }, claims(), 'k')],
    ['another audience', withHmac(hs256, claims({ aud: 'jira' }))],
    ['no audience', withHmac(hs256, without('aud'))],
    ['another issuer', withHmac(hs256, claims({ iss: 'https://evil.example' }))],
    ['no issuer', withHmac(hs256, without('iss'))],
    ['expired', withHmac(hs256, claims({ exp: now() - 1 }))],
    ['no expiry', withHmac(hs256, without('exp'))],
    ['expiry as text', withHmac(hs256, claims({ exp: '9999999999' }))],
    ['not valid yet', withHmac(hs256, claims({ nbf: now() + 300 }))],
    ['no issue time', withHmac(hs256, without('iat'))],
    ['no subject', withHmac(hs256, without('sub'))],
    ['a subject that is no id', withHmac(hs256, claims({ sub: 'admin' }))],
    ['no team', withHmac(hs256, without('team'))],
    ['a team that is a list', withHmac(hs256, claims({ team: [id] }))],
    ['no sign-in', withHmac(hs256, without('sid'))],
    ['claims that are text', withHmac(hs256, 'admin')],
    ['a changed payload', `${header}.${part(claims({ name: 'Admin' }))}.${signature}`],
    ['a changed header', `${part({ ...hs256, x: 1 })}.${payload}.${signature}`],
    ['a cut signature', good.slice(0, -4)],
    ['no signature', `${header}.${payload}.`],
    ['two parts', `${header}.${payload}`],
    ['four parts', `${good}.${signature}`],
    ['a blank', ''],
    ['a space behind', `${good} `],
    ['what is no token', 'vat_'],
  ])('that are not are refused: %s', (_what, token) => {
    expect(read(token)).toBeNull();
  });

  it('end with their time, also one that was read a moment before', () => {
    jest.useFakeTimers({ now: Date.now() });
    const { token, expiresAt } = issue({ sub: id, team: id, sid: id, name: 'Mara' });
    expect(expiresAt.getTime()).toBe(Date.now() + accessTokenMs);
    expect(read(token)).not.toBeNull();
    jest.advanceTimersByTime(accessTokenMs + 1_000);
    expect(read(token)).toBeNull();
    jest.useRealTimers();
  });
});
