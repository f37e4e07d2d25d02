import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { JWTPayload } from 'jose';
import { createLogger } from '../../../platform/log/logger.js';
import { startForgeApp, type ForgeApp } from '../../../testing/forge/index.js';
import type { TestAnswer } from '../../../testing/start-app.js';

const word = 'Seamarker';
const lines: string[] = [];
const sent = new Set<string>();
let forge: ForgeApp;
let teamId: string;
let good: JWTPayload;

const otherInstallation = '0b9f2ec4-7c34-4f3a-9a40-0f0000000002';
const otherCloud = '7d1f3c1e-0000-4000-8000-fa4e51a00002';

beforeAll(async () => {
  const log = createLogger({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
  forge = await startForgeApp({ log });
  teamId = await forge.connect('SHOP', 'acc-lead');
  const made = await forge.as('acc-lead')('POST', '/features', { body: { title: word } });
  expect(made.status).toBe(201);
  const { authorization = '' } = await forge.platform.headersFor({
    accountId: 'acc-lead',
    project: forge.project('SHOP'),
  });
  good = claimsIn(authorization);
  const { apiBaseUrl, ...site } = forge.jira;
  await forge.live('installed', {
    installationId: otherInstallation,
    cloudId: otherCloud,
    apiBaseUrl: apiBaseUrl.replace(site.cloudId, otherCloud),
  });
});
afterAll(() => forge.close());

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claimsIn = (authorization: string): JWTPayload =>
  JSON.parse(Buffer.from(authorization.split('.')[1] ?? '', 'base64url').toString('utf8')) as JWTPayload;
const now = (): number => Math.floor(Date.now() / 1000);
type From = 'screen' | 'platform';
/** The good claims of a call that was never made. */
const fresh = (from: From): JWTPayload => {
  const claims: JWTPayload = {
    ...good,
    jti: `fresh-${String(Math.random())}`,
    iat: now(),
    nbf: now(),
    exp: now() + 25,
  };
  if (from === 'screen') return claims;
  const { principal: _, context: __, ...rest } = claims;
  return rest;
};
const app = (change: Record<string, unknown>): JWTPayload => ({
  app: { ...(good['app'] as object), ...change },
});
const context = (change: Record<string, unknown>): JWTPayload => ({
  context: { ...(good['context'] as object), ...change },
});
const kid = 'forge/invocation-token/6d0cf2f6-5ac5-4a6a-8a44-5d5b7e7e0009';

type Make = (from: From) => string | Promise<string>;
const signed =
  (change: JWTPayload, header: Record<string, unknown> = {}): Make =>
  (from) =>
    forge.platform.sign({ ...fresh(from), ...change }, header);
const byHmac =
  (secret: () => string): Make =>
  (from) => {
    const text = `${part({ alg: 'HS256', typ: 'JWT', kid })}.${part(fresh(from))}`;
    return `${text}.${createHmac('sha256', secret()).update(text).digest('base64url')}`;
  };
/** The claims are known once the site stands. */
const later =
  (make: () => Make): Make =>
  (from) =>
    make()(from);

const without = (name: string): JWTPayload => ({ [name]: undefined });

const badTokens: readonly (readonly [string, Make])[] = [
  [
    'another app’s audience',
    signed({ aud: 'ari:cloud:ecosystem::app/00000000-0000-0000-0000-000000000000' }),
  ],
  ['no audience', signed(without('aud'))],
  ['another issuer', signed({ iss: 'forge/context-token' })],
  ['an app id that is not the audience', later(() => signed(app({ id: 'ari:cloud:ecosystem::app/x' })))],
  ['no algorithm', (from) => `${part({ alg: 'none', typ: 'JWT', kid })}.${part(fresh(from))}.`],
  ['no algorithm but a signature', (from) => `${part({ alg: 'none', kid })}.${part(fresh(from))}.AAAA`],
  ['HS256 keyed by the public key', byHmac(() => forge.platform.publicKey)],
  ['HS256 keyed by nothing', byHmac(() => '')],
  ['an unknown key', signed({}, { kid })],
  ['an expired token', later(() => signed({ iat: now() - 60, nbf: now() - 60, exp: now() - 31 }))],
  ['a token that never ends', signed(without('exp'))],
  ['a token of the future', later(() => signed({ nbf: now() + 60, exp: now() + 85 }))],
  ['a token without an id', signed(without('jti'))],
  ['no installation', later(() => signed(app({ installationId: undefined })))],
  ['an unknown installation', later(() => signed(app({ installationId: 'unknown' })))],
  ['another site’s installation', later(() => signed(app({ installationId: otherInstallation })))],
  [
    'an address elsewhere',
    later(() => signed(app({ apiBaseUrl: 'http://169.254.169.254/ex/jira/' + otherCloud }))),
  ],
  [
    'an address with a user',
    later(() => signed(app({ apiBaseUrl: forge.jira.apiBaseUrl.replace('//', '//x@') }))),
  ],
  ['an address of another path', later(() => signed(app({ apiBaseUrl: `${forge.jira.baseUrl}/admin` })))],
  [
    'another site’s address',
    later(() => signed(app({ apiBaseUrl: forge.jira.apiBaseUrl.replace(forge.jira.cloudId, otherCloud) }))),
  ],
  ['a context of another site', later(() => signed(context({ cloudId: otherCloud })))],
  ['a person who is not the principal', later(() => signed({ principal: 'acc-admin' }))],
  ['another environment', later(() => signed(app({ environment: { type: 'STAGING' } })))],
  ['text', () => 'not.a.token'],
];

const operations: readonly (readonly [string, string, unknown])[] = [
  ['GET', '/session', undefined],
  ['GET', '/features', undefined],
  ['POST', '/features', { title: 'Taken over' }],
  ['GET', '/rankings', undefined],
  ['GET', '/forge/installation', undefined],
  ['DELETE', '/forge/projects/10001', undefined],
  ['POST', '/forge/schedule', {}],
  ['POST', '/forge/lifecycle', { eventType: 'avi:forge:uninstalled:app' }],
];

const platformPaths = new Set(['/forge/schedule', '/forge/lifecycle']);

/** Of these the platform’s own calls say nothing, or may be the first to tell. */
const onlyScreens = new Set([
  'an unknown installation',
  'a context of another site',
  'a person who is not the principal',
]);

const send = (token: string, [method, path, body]: (typeof operations)[number]): Promise<TestAnswer> => {
  sent.add(token);
  return forge.app.call(method, path, {
    token,
    ...(body === undefined ? {} : { body }),
    headers: { 'x-forge-oauth-system': 'canary-system', 'x-forge-oauth-user': 'canary-user' },
  });
};

const rows = (): Promise<unknown> =>
  forge.app.database.inTeam(teamId, async ({ trx }) => [
    await trx('features').select('title').orderBy('id'),
    await trx('forge_projects').orderBy('project_id'),
    await trx('forge_installations').orderBy('id').select('id', 'state', 'system_token_at'),
  ]);

describe('tokens that prove nothing', () => {
  it.each(badTokens)('%s: refused everywhere, in the same words, and nothing happens', async (name, make) => {
    const before = await rows();
    for (const operation of operations) {
      const from = platformPaths.has(operation[1]) ? 'platform' : 'screen';
      if (from === 'platform' && onlyScreens.has(name)) continue;
      const { status, body } = await send(await make(from), operation);
      expect([operation.join(' '), [401, 403, 404].includes(status)]).toEqual([operation.join(' '), true]);
      expect(Object.keys(body)).toEqual(['success', 'error', 'meta']);
      expect(body.success).toBe(false);
      expect(JSON.stringify(body)).not.toContain(word);
    }
    expect(await rows()).toEqual(before);
  });

  it('a good token passes the same door, so the refusals are about the tokens', async () => {
    for (const operation of operations.slice(0, 2))
      expect((await send(await signed({})('screen'), operation)).status).toBe(200);
  });
});

describe('a token used again', () => {
  it('from a screen is refused', async () => {
    const token = await signed({})('screen');
    const statuses: number[] = [];
    for (const operation of operations.slice(0, 3)) statuses.push((await send(token, operation)).status);
    expect(statuses).toEqual([200, 401, 401]);
  });

  it('is good once even when it comes ten times at once', async () => {
    const token = await signed({})('screen');
    const [session] = operations;
    if (session === undefined) throw new Error('no operation');
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(token, session)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(9);
  });

  it('by the platform is taken: it repeats what was not answered', async () => {
    const headers = await forge.platform.headersFor({ moduleKey: 'every-hour' });
    for (let time = 0; time < 2; time += 1) {
      const answer = await forge.app.call('POST', '/forge/schedule', { token: null, headers, body: {} });
      expect(answer.status).toBe(200);
    }
  });
});

describe('who a call is from', () => {
  it('is the token’s account, whatever body, query and headers say', async () => {
    const claim = { accountId: 'acc-admin', principal: 'acc-admin', installationId: otherInstallation };
    const answer = await forge.as('acc-reader')('GET', '/session?accountId=acc-admin', {
      headers: {
        'x-forge-account-id': 'acc-admin',
        'x-forge-principal': 'acc-admin',
        'x-valora-project': '1',
        'x-valora-team': forge.app.owner.teamId,
      },
    });
    expect(answer.body.data).toMatchObject({ role: 'viewer', team: { id: teamId } });
    const made = await forge.as('acc-reader')('PUT', `/forge/projects/${forge.project('OPS').id}`, {
      body: claim,
    });
    expect([400, 403]).toContain(made.status);
    expect((await forge.as('acc-reader')('GET', '/forge/installation')).status).toBe(403);
  });

  it('is not the account of a stolen person’s token: rights are asked of the token’s account', async () => {
    const userToken = forge.jira.userTokenOf('acc-admin');
    const answer = await forge.as('acc-reader', { userToken })('GET', '/forge/installation');
    expect(answer.status).toBe(403);
  });

  it('from a screen cannot play the platform, whose events anybody could then invent', async () => {
    for (const [path, body] of [
      ['/forge/lifecycle', { eventType: 'avi:forge:uninstalled:app' }],
      ['/forge/schedule', {}],
    ] as const)
      expect((await forge.as('acc-admin')('POST', path, { body })).status).toBe(401);
    expect((await forge.as('acc-admin')('GET', '/session')).status).toBe(200);
  });

  it('without a person is nobody to the team', async () => {
    const answer = await forge.asPlatform({ moduleKey: 'every-hour' })('GET', '/features');
    expect(answer.status).toBe(401);
  });
});

describe('an uninstalled app', () => {
  it('opens nothing, though Atlassian’s signature is still good', async () => {
    await forge.live('uninstalled');
    for (const operation of operations.slice(0, 7)) {
      const { status, body } = await send(await signed({})('screen'), operation);
      expect([401, 403]).toContain(status);
      expect(JSON.stringify(body)).not.toContain(word);
    }
    await forge.live('installed');
    const { status } = await send(await signed({})('screen'), ['GET', '/session', undefined]);
    expect(status).toBe(200);
  });
});

describe('Atlassian’s keys', () => {
  it('are fetched once, not for each token or for each unknown key', () => {
    expect(forge.platform.keyFetches()).toBe(1);
  });
});

describe('the log', () => {
  it('holds no token and no part of one', () => {
    const text = lines.join('');
    expect(text).toContain('a call from Jira was refused');
    expect(text).not.toContain('canary');
    expect(text).not.toContain('user-token');
    expect(text).not.toContain('system-token');
    expect(sent.size).toBeGreaterThan(100);
    for (const token of sent)
      for (const piece of token
        .split('.')
        .slice(1)
        .filter((one) => one.length > 20))
        expect(text.includes(piece)).toBe(false);
  });
});

describe('any change to a good token', () => {
  const anyChange = fc.tuple(
    fc.nat(),
    fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 3 }),
    fc.nat(2),
  );

  it('makes it worthless', async () => {
    const token = await signed({})('screen');
    await fc.assert(
      fc.asyncProperty(anyChange, async ([seed, text, way]) => {
        const at = seed % token.length;
        const inserted = text.replace(/[^\w.-]/g, 'A');
        const changed = [
          `${token.slice(0, at)}${inserted}${token.slice(at + inserted.length)}`,
          `${token.slice(0, at)}${inserted}${token.slice(at)}`,
          `${token.slice(0, at)}${token.slice(at + 1)}`,
        ][way];
        if (changed === undefined || changed === token) return;
        const { status } = await forge.app.call('GET', '/session', { token: changed });
        expect(status).toBe(401);
      }),
      { numRuns: 150 },
    );
    expect((await forge.app.call('GET', '/session', { token })).status).toBe(200);
  });

  it('of its claims needs Atlassian’s key again', async () => {
    const token = await signed({})('screen');
    const [header = '', , signature = ''] = token.split('.');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('principal', 'aud', 'jti', 'exp', 'iss'),
        fc.string(),
        async (name, value) => {
          const forged = `${header}.${part({ ...fresh('screen'), [name]: value })}.${signature}`;
          expect((await forge.app.call('GET', '/session', { token: forged })).status).toBe(401);
        },
      ),
      { numRuns: 30 },
    );
  });
});
