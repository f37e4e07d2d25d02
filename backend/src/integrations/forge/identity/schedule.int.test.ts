import { installationIdOfTests, startForgeApp, type ForgeApp } from '../../../testing/forge/index.js';

let forge: ForgeApp;

beforeAll(async () => {
  forge = await startForgeApp();
});
afterAll(() => forge.close());

const row = async (id = installationIdOfTests) =>
  forge.app.database.global((trx) => trx('forge_installations').where({ id }).first());

describe('the schedule', () => {
  it('keeps the newest system token, sealed, and tells the installation of a lost event', async () => {
    const before = await row();
    const token = 'a-newer-system-token';
    forge.jira.addSystemToken(token);
    await forge.asPlatform({ systemToken: token, moduleKey: 'every-five-minutes' })(
      'POST',
      '/forge/schedule',
      { body: {} },
    );
    const after = await row();
    expect(after.system_token).not.toBe(before.system_token);
    expect(after.system_token).not.toContain(token);

    const unknown = { installationId: 'never-told', moduleKey: 'every-five-minutes' };
    expect((await forge.asPlatform(unknown)('POST', '/forge/schedule', { body: {} })).status).toBe(200);
    expect(await row('never-told')).toMatchObject({ state: 'active' });
  });
});

describe('a lifecycle event', () => {
  it('of an upgrade notes the version', async () => {
    await forge.app.database.global((trx) => trx('forge_installations').update({ app_version: '0.9.0' }));
    await forge.live('upgraded');
    expect(await row()).toMatchObject({ app_version: '1.0.0', state: 'active' });
  });

  it('of another kind is said to be none', async () => {
    const { status, body } = await forge.asPlatform()('POST', '/forge/lifecycle', {
      body: { eventType: 'x' },
    });
    expect([status, body.error.details[0].field]).toEqual([400, 'body.eventType']);
  });
});

describe('an uninstalled app', () => {
  it('is not brought back by a late call of its clock', async () => {
    await forge.live('uninstalled');
    const late = await forge.asPlatform({ moduleKey: 'every-hour' })('POST', '/forge/schedule', { body: {} });
    expect(late.status).toBe(403);
    expect(await row()).toMatchObject({ state: 'uninstalled', system_token: null });
  });
});
