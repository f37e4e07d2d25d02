import { createLogger } from '../../../platform/log/logger.js';
import { startForgeApp, startForgePlatform, type ForgeApp } from '../../../testing/forge/index.js';
import { startApp } from '../../../testing/start-app.js';

let forge: ForgeApp;
let teamId: string;

beforeAll(async () => {
  forge = await startForgeApp();
  teamId = await forge.connect('SHOP', 'acc-lead');
});
afterAll(() => forge.close());

/** What the scheduler does. */
const run = async (name: string): Promise<void> => {
  const { database, periodicHandlers } = forge.app.composed;
  const handler = periodicHandlers.find((one) => one.name === name);
  if (handler === undefined) throw new Error(`no periodic handler ${name}`);
  await handler.handle({
    teamId,
    inTeam: (work) => database.inTeam(teamId, work),
    readTeam: database.readTeam,
    log: createLogger({ level: 'silent' }),
  });
};

/** Somebody the team’s admin trusts with everything: Jira’s admin, at the standalone page. */
const signIn = async (): Promise<string> => {
  const made = await forge.as('acc-admin')('POST', '/forge/settings-link', { body: { teamId } });
  const linkToken = new URLSearchParams(new URL(made.body.data.url).hash.slice(1)).get('link');
  const signedIn = await forge.app.call('POST', '/auth/link', {
    token: null,
    body: { linkToken, tokens: true },
  });
  return signedIn.body.data.accessToken as string;
};

/** Rights of a sign-in are looked up again every five seconds. */
const statusSoon = async (token: string, wanted: number): Promise<number> => {
  const until = Date.now() + 12_000;
  for (;;) {
    const { status } = await forge.app.call('GET', '/session', { token });
    if (status === wanted || Date.now() > until) return status;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};

describe('a person from Jira at the standalone page', () => {
  it('keeps what Jira lets them do, and is signed out once they may see the project no more', async () => {
    const token = await signIn();
    await run('forge-signed-in');
    expect(await statusSoon(token, 200)).toBe(200);

    forge.jira.addPerson({ accountId: 'acc-admin', name: 'Ines Duarte', permissions: {} });
    await run('forge-signed-in');
    expect(await statusSoon(token, 401)).toBe(401);
    const { body } = await forge.as('acc-lead')('GET', `/teams/${teamId}/members`);
    expect(body.data.items.map(({ user }: { user: { name: string } }) => user.name)).not.toContain(
      'Ines Duarte',
    );
  });

  it('stays while Jira cannot say', async () => {
    forge.jira.addPerson({ accountId: 'acc-admin', name: 'Ines Duarte', isSiteAdmin: true });
    const token = await signIn();
    const asked = () =>
      forge.jira.requests().filter(({ path }) => path.endsWith('/permissions/check')).length;
    const before = asked();
    forge.jira.decide(() => ({ performed: false, outcome: { status: 503 } }));
    await run('forge-signed-in');
    forge.jira.healAll();
    expect(asked()).toBeGreaterThan(before);
    expect((await forge.app.call('GET', '/session', { token })).status).toBe(200);
    const { body } = await forge.as('acc-lead')('GET', `/teams/${teamId}/members`);
    expect(body.data.items.map(({ user }: { user: { name: string } }) => user.name)).toContain('Ines Duarte');
  });
});

describe('used tokens', () => {
  it('are kept until they would have ended anyway', async () => {
    const used = (): Promise<{ jti: string; used_until: Date }[]> =>
      forge.app.database.global((trx) => trx('forge_used_tokens').select('jti', 'used_until'));
    const before = await used();
    expect(before.length).toBeGreaterThan(0);
    for (const { used_until: end } of before) expect(end.getTime() - Date.now()).toBeLessThan(31_000);
    await forge.app.database.global((trx) =>
      trx('forge_used_tokens').insert({ jti: 'ended', used_until: new Date(Date.now() - 1) }),
    );
    await run('forge-used-tokens');
    const left = await used();
    expect(left.map(({ jti }) => jti)).not.toContain('ended');
    await forge.as('acc-lead')('GET', '/session');
    expect((await used()).some(({ used_until: end }) => end.getTime() - Date.now() > 25_000)).toBe(true);
  });
});

describe('without keys', () => {
  it('nobody gets in, and it is said that it is not their fault', async () => {
    const platform = await startForgePlatform({ jira: forge.jira });
    platform.setAway(true);
    const app = await startApp({ env: platform.env });
    const headers = await platform.headersFor({ accountId: 'acc-lead', project: forge.project('SHOP') });
    const away = await app.call('GET', '/session', { token: null, headers });
    expect([away.status, away.body.error.code]).toEqual([503, 'unavailable']);
    await app.close();
    await platform.close();
  });

  it('and without an app, every call of one is refused', async () => {
    const platform = await startForgePlatform({ jira: forge.jira });
    const app = await startApp();
    for (const path of ['/session', '/features', '/forge/installation']) {
      const headers = await platform.headersFor({ accountId: 'acc-lead', project: forge.project('SHOP') });
      const { status } = await app.call('GET', path, { token: null, headers });
      expect(status).toBe(401);
    }
    await app.close();
    await platform.close();
  });
});
