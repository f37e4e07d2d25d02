import type { TeamScope } from '../../../platform/index.js';
import { saveJira } from '../../connection-store.js';
import { startForgeApp, type ForgeApp } from '../../../testing/forge/index.js';

let forge: ForgeApp;
let teamId: string;

beforeAll(async () => {
  forge = await startForgeApp();
});
afterAll(() => forge.close());

const eventsOf = (id: string): Promise<{ type: string; actor: string; payload: Record<string, unknown> }[]> =>
  forge.app.database.inTeam(id, ({ trx }) => trx('events').where({ team_id: id }).orderBy('id'));

describe('connecting a project', () => {
  it('is refused to whom Jira does not let administer it', async () => {
    const shop = forge.project('SHOP');
    for (const accountId of ['acc-editor', 'acc-reader', 'acc-stranger']) {
      const { status, body } = await forge.as(accountId)('PUT', `/forge/projects/${shop.id}`, { body: {} });
      expect([accountId, status, body.error.code]).toEqual([accountId, 403, 'forbidden']);
    }
    const ops = forge.project('OPS');
    expect((await forge.as('acc-lead')('PUT', `/forge/projects/${ops.id}`, { body: {} })).status).toBe(403);
  });

  it('is said where a screen needs it', async () => {
    const { status, body } = await forge.as('acc-lead')('GET', '/session');
    expect([status, body.error.code]).toEqual([409, 'not_connected']);
  });

  it('makes a team with the person as its admin, a connection, and asks for the first sync', async () => {
    const answer = await forge.as('acc-lead')('PUT', `/forge/projects/${forge.project('SHOP').id}`, {
      body: { currency: 'SEK' },
    });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toMatchObject({
      projectKey: 'SHOP',
      projectName: 'Shop',
      team: { name: 'Shop' },
    });
    teamId = answer.body.data.team.id;
    expect((await eventsOf(teamId)).map(({ type, actor }) => [type, actor])).toEqual([
      ['team.created', 'Olu Bright'],
      ['integration.connected', 'Olu Bright'],
      ['jira.project_connected', 'Olu Bright'],
    ]);
    const asked = (await eventsOf(teamId)).at(-1)?.payload;
    expect(asked).toMatchObject({ projectId: forge.project('SHOP').id, projectKey: 'SHOP' });
    const { body } = await forge.as('acc-lead')('GET', '/integrations');
    expect(body.data.items).toMatchObject([
      { kind: 'jira', auth: 'forge', state: 'connected', projectKey: 'SHOP' },
    ]);
  });

  it('answers the same when it is asked again, also by somebody else', async () => {
    const again = await forge.as('acc-admin')('PUT', `/forge/projects/${forge.project('SHOP').id}`, {
      body: {},
    });
    expect([again.status, again.body.data.team.id]).toEqual([200, teamId]);
  });

  it('makes one team where two ask at once', async () => {
    const path = `/forge/projects/${forge.project('OPS').id}`;
    const send = forge.as('acc-admin', { project: forge.project('OPS') });
    const answers = await Promise.all([1, 2, 3].map(() => send('PUT', path, { body: {} })));
    expect(new Set(answers.map(({ body }) => body.data.team.id as string)).size).toBe(1);
    const { rows } = await forge.app.database.pool.query('select count(*)::int as n from all_team_ids()');
    // The owner’s own, SHOP’s and OPS’s.
    expect(rows).toEqual([{ n: 3 }]);
    expect((await send('DELETE', path)).status).toBe(200);
  });

  it('opens the connection with the site’s own token, for sync and epics', async () => {
    const tested = await forge.as('acc-lead')('GET', '/integrations');
    const { body } = await forge.as('acc-lead')('POST', `/integrations/${tested.body.data.items[0].id}/test`);
    expect(body.data).toEqual({ ok: true, message: 'Connected as Valora.' });
  });
  it('is ended and replaced in Jira alone, and asks for no more than a project’s admin allowed', async () => {
    const lead = forge.as('acc-lead');
    const [{ id }] = (await lead('GET', '/integrations')).body.data.items as [{ id: string }];
    const byToken = { siteUrl: 'https://acme.atlassian.net', email: 'a@example.com', projectKey: null };
    const tries = [
      await lead('DELETE', `/integrations/${id}`),
      await lead('POST', `/integrations/${id}/sync`, { body: {} }),
    ];
    expect(tries.map(({ status, body }) => [status, body.error.code])).toEqual([
      [409, 'conflict'],
      [409, 'conflict'],
    ]);
    const scope = <T>(work: (one: TeamScope) => Promise<T>) => forge.app.database.inTeam(teamId, work);
    const replaced = scope((one) =>
      saveJira(one, {
        name: 'acme.atlassian.net',
        auth: 'api_token',
        config: { ...byToken, baseUrl: byToken.siteUrl },
        secrets: 'sealed',
        actor: { name: 'Olu Bright', userId: null },
      }),
    );
    await expect(replaced).rejects.toMatchObject({ code: 'conflict' });
    expect((await lead('GET', '/integrations')).body.data.items).toMatchObject([{ id, auth: 'forge' }]);
  });
});

describe('roles from Jira', () => {
  it.each([
    ['acc-admin', 'admin'],
    ['acc-lead', 'admin'],
    ['acc-editor', 'contributor'],
    ['acc-reader', 'viewer'],
  ])('make %s %s of the team', async (accountId, role) => {
    const { status, body } = await forge.as(accountId)('GET', '/session');
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ role, team: { id: teamId } });
    expect(body.data.user.email).toMatch(/^acc\.\w+@jira\.invalid$/);
    expect(body.data.teams.map(({ id }: { id: string }) => id)).toContain(teamId);
  });

  it('let nobody in who may not see the project', async () => {
    const { status, body } = await forge.as('acc-stranger')('GET', '/session');
    expect([status, body.error.code]).toEqual([403, 'forbidden']);
  });

  it('show the people in the member list, and their rights hold', async () => {
    const { body } = await forge.as('acc-lead')('GET', `/teams/${teamId}/members`);
    expect(
      body.data.items.map((member: { user: { name: string }; role: string }) => [
        member.user.name,
        member.role,
      ]),
    ).toEqual([
      ['Ines Duarte', 'admin'],
      ['Jun Park', 'contributor'],
      ['Olu Bright', 'admin'],
      ['Sami Aalto', 'viewer'],
    ]);
    const feature = { body: { title: 'From inside' } };
    expect((await forge.as('acc-reader')('POST', '/features', feature)).status).toBe(403);
    expect((await forge.as('acc-editor')('POST', '/features', feature)).status).toBe(201);
    const made = (await eventsOf(teamId)).find(({ type }) => type === 'feature.created');
    expect(made?.actor).toBe('Jun Park');
  });

  it('are raised by a role an admin of the team gave, and never lowered below it', async () => {
    const { body } = await forge.as('acc-reader')('GET', '/session');
    const changed = await forge.as('acc-lead')('PUT', `/teams/${teamId}/members/${body.data.user.id}`, {
      body: { role: 'manager' },
    });
    expect(changed.status).toBe(200);
    await expectRoleSoon('acc-reader', 'manager');
  });

  it('open no door beside Jira: there is no password', async () => {
    const { body } = await forge.as('acc-editor')('GET', '/session');
    const { email } = body.data.user;
    for (const password of ['!', '', 'a long test password']) {
      const answer = await forge.app.call('POST', '/auth/login', {
        token: null,
        body: { email, password, tokens: true },
      });
      expect([400, 401]).toContain(answer.status);
    }
  });
});

/** Look-ups are shared for some seconds. */
const expectRoleSoon = async (accountId: string, role: string): Promise<void> => {
  const until = Date.now() + 12_000;
  let seen = '';
  while (seen !== role && Date.now() < until) {
    seen = (await forge.as(accountId)('GET', '/session')).body.data?.role;
    if (seen !== role) await new Promise((resolve) => setTimeout(resolve, 250));
  }
  expect(seen).toBe(role);
};

describe('the project of a call', () => {
  const nowhere = { project: undefined } as never;

  it('is that of the token; a header counts where the token has none', async () => {
    const { id } = forge.project('SHOP');
    const send = forge.as('acc-lead', nowhere);
    expect((await send('GET', '/session')).status).toBe(400);
    const named = await send('GET', '/session', { headers: { 'x-valora-project': id } });
    expect([named.status, named.body.data.team.id]).toEqual([200, teamId]);
    const other = await send('GET', '/session', { headers: { 'x-valora-project': '99999' } });
    expect([other.status, other.body.error.code]).toEqual([409, 'not_connected']);
    const inShop = await forge.as('acc-lead')('GET', '/session', {
      headers: { 'x-valora-project': '99999' },
    });
    expect(inShop.status).toBe(200);
  });
});

describe('a second project of one team', () => {
  it('is joined by who administers all of its projects; others need to see all of them', async () => {
    const ops = forge.project('OPS');
    const answer = await forge.as('acc-admin', { project: ops })('PUT', `/forge/projects/${ops.id}`, {
      body: { teamId },
    });
    expect([answer.status, answer.body.data?.team.id]).toEqual([200, teamId]);
    // Sami sees SHOP alone, whatever role the team gave.
    const { status, body } = await forge.as('acc-reader')('GET', '/session');
    expect([status, body.error?.code]).toEqual([403, 'forbidden']);
    const installation = await forge.as('acc-admin')('GET', '/forge/installation');
    expect(installation.body.data.projects).toHaveLength(2);
    // OPS had a team of its own before.
    expect(installation.body.data.teams).toEqual([
      { id: teamId, name: 'Shop' },
      { id: expect.any(String), name: 'Operations' },
    ]);
  });

  it('is let go alone; the last one takes the connection with it', async () => {
    const { id } = forge.project('OPS');
    expect((await forge.as('acc-lead')('DELETE', `/forge/projects/${id}`)).status).toBe(403);
    expect((await forge.as('acc-admin')('DELETE', `/forge/projects/${id}`)).status).toBe(200);
    expect((await forge.as('acc-admin')('DELETE', `/forge/projects/${id}`)).status).toBe(404);
    expect((await forge.as('acc-lead')('GET', '/integrations')).body.data.items).toHaveLength(1);
  });

  it('is taken up again by an admin of the team that let it go, and by nobody else', async () => {
    const ops = forge.project('OPS');
    const path = `/forge/projects/${ops.id}`;
    const { body } = await forge.as('acc-admin')('GET', '/forge/installation');
    const former = body.data.teams.find(({ name }: { name: string }) => name === 'Operations').id as string;
    const every = ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADMINISTER_PROJECTS'];
    forge.jira.addPerson({ accountId: 'acc-new', permissions: { OPS: every } });
    const send = { body: { teamId: former } };
    const refused = await forge.as('acc-new', { project: ops })('PUT', path, send);
    expect([refused.status, refused.body.error.message]).toEqual([
      403,
      'Only an admin of this team may connect it again.',
    ]);
    const again = await forge.as('acc-admin', { project: ops })('PUT', path, send);
    expect([again.status, again.body.data.team.id]).toEqual([200, former]);
    expect((await forge.as('acc-admin', { project: ops })('DELETE', path)).status).toBe(200);
  });
});

describe('the installation', () => {
  it('is shown to admins of the site only', async () => {
    expect((await forge.as('acc-lead')('GET', '/forge/installation')).status).toBe(403);
    const { status, body } = await forge.as('acc-admin')('GET', '/forge/installation');
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      siteUrl: forge.jira.baseUrl,
      environment: 'PRODUCTION',
      appVersion: '1.0.0',
      state: 'active',
      purgeAt: null,
      backendUrl: forge.app.url,
      projects: [{ projectKey: 'SHOP' }],
    });
    expect(Date.parse(body.data.tokenExpiresAt)).toBeGreaterThan(Date.now());
  });
});

describe('the link to the settings', () => {
  it('signs an admin of the team in once, with the role of the team', async () => {
    const made = await forge.as('acc-lead')('POST', '/forge/settings-link', { body: { teamId } });
    expect(made.status).toBe(200);
    const url = new URL(made.body.data.url);
    expect(url.searchParams.get('next')).toBe('/settings');
    const linkToken = new URLSearchParams(url.hash.slice(1)).get('link');
    const redeem = () =>
      forge.app.call('POST', '/auth/link', { token: null, body: { linkToken, tokens: true } });
    const first = await redeem();
    expect(first.status).toBe(200);
    expect(first.body.data).toMatchObject({
      role: 'admin',
      team: { id: teamId },
      user: { name: 'Olu Bright' },
    });
    expect((await redeem()).status).toBe(401);
  });

  it('is made for no team of others and for nobody below admin', async () => {
    const other = await forge.as('acc-admin')('POST', '/forge/settings-link', {
      body: { teamId: forge.app.owner.teamId },
    });
    expect(other.status).toBe(404);
    const editor = await forge.as('acc-editor')('POST', '/forge/settings-link', { body: { teamId } });
    expect(editor.status).toBe(403);
  });
});

describe('Jira’s trouble', () => {
  it('lets nobody in, and says so', async () => {
    // Somebody whose rights were not asked for a moment ago.
    forge.jira.addPerson({ accountId: 'acc-late', permissions: { SHOP: ['BROWSE_PROJECTS'] } });
    forge.jira.decide(() => ({ performed: false, outcome: { status: 503 } }));
    const { status, body } = await forge.as('acc-late')('GET', '/session');
    forge.jira.healAll();
    expect([status, body.error.code]).toEqual([503, 'unavailable']);
    expect((await forge.as('acc-late')('GET', '/session')).status).toBe(200);
  });
});
