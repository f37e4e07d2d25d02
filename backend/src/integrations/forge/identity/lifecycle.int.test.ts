import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { systemClock, type PeriodicHandler } from '../../../platform/index.js';
import { createLogger } from '../../../platform/log/logger.js';
import { createKeyWrap } from '../../../platform/secrets/key-wrap.js';
import { aFilledTeam } from '../../../testing/a-filled-team.js';
import { installationIdOfTests, startForgeApp, type ForgeApp } from '../../../testing/forge/index.js';
import { createInstallations } from './installations.js';
import { forgeIdentityPeriodicHandlers } from './periodic.js';

const dayMs = 86_400_000;
const lines: string[] = [];
const log = createLogger({ level: 'warn', destination: { write: (line) => void lines.push(line) } });
let forge: ForgeApp;
let teamId: string;

beforeEach(async () => {
  lines.length = 0;
  forge = await startForgeApp({ jobs: true, log, env: { ALLOW_LOOPBACK_JIRA: '1' } });
  teamId = await forge.connect('SHOP', 'acc-lead');
  await forge.as('acc-editor')('POST', '/features', { body: { title: 'Kept in mind' } });
});
afterEach(() => forge.close());

const row = async (id = installationIdOfTests) =>
  forge.app.database.global((trx) => trx('forge_installations').where({ id }).first());
const eventsOf = (type: string): Promise<{ payload: Record<string, unknown> }[]> =>
  forge.app.database.inTeam(teamId, ({ trx }) => trx('events').where({ team_id: teamId, type }));
const teams = async (): Promise<string[]> =>
  (await forge.app.database.pool.query<{ id: string }>('select all_team_ids() as id')).rows.map(
    ({ id }) => id,
  );

const readExport = async (key: string): Promise<{ table: string; row: Record<string, unknown> }[]> => {
  const chunks: Buffer[] = [];
  for await (const chunk of await forge.app.composed.lake.read(key)) chunks.push(chunk as Buffer);
  const [, ...rows] = gunzipSync(Buffer.concat(chunks)).toString('utf8').trim().split('\n');
  return rows.map((line) => JSON.parse(line) as { table: string; row: Record<string, unknown> });
};

/** What the scheduler does, some days later. */
const purgeAfter = async (days: number): Promise<void> => {
  const { database, lake, queues } = forge.app.composed;
  const clock = { now: () => new Date(Date.now() + days * dayMs) };
  const keys = createKeyWrap({ masterKey: randomBytes(32) });
  const handler = forgeIdentityPeriodicHandlers({
    database,
    lake,
    queues,
    log,
    clock,
    secrets: createInstallations({ database, keys, clock: systemClock, log }).secrets,
    settings: { purgeAfterDays: 30 },
    removeModels: () => Promise.resolve(),
    identity: null as never,
  }).find(({ name }) => name === 'forge-purge') as PeriodicHandler;
  await handler.handle({ teamId } as never);
};

/** Waits for what jobs do; whether they did is for the test to expect. */
const soon = async (isSo: () => Promise<boolean>): Promise<void> => {
  const until = Date.now() + 15_000;
  while (!(await isSo()) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
};
const uninstall = async (): Promise<void> => {
  expect((await forge.live('uninstalled')).status).toBe(200);
  await soon(async () => (await eventsOf('forge.uninstalled')).length > 0);
};

describe('uninstalling', () => {
  it('forgets the tokens at once, exports each team, and says where and until when', async () => {
    expect((await row()).system_token).not.toBeNull();
    await uninstall();
    const left = await row();
    expect(left).toMatchObject({ state: 'uninstalled', system_token: null, poke_url: null });
    const days = (left.purge_at.getTime() - left.uninstalled_at.getTime()) / dayMs;
    expect(days).toBe(30);

    const [event] = await eventsOf('forge.uninstalled');
    const key = String(event?.payload['exportKey']);
    expect(event?.payload).toMatchObject({
      installationId: installationIdOfTests,
      purgeAt: left.purge_at.toISOString(),
    });
    expect(lines.join('')).toContain(key);
    const rows = await readExport(key);
    expect(rows.find(({ table }) => table === 'features')?.row).toMatchObject({ title: 'Kept in mind' });
    expect(rows.filter(({ table }) => table === 'users').map(({ row: { name } }) => name)).toContain(
      'Olu Bright',
    );
    expect(rows.find(({ table }) => table === 'teams')?.row).toMatchObject({ id: teamId, name: 'Shop' });
    const connection = rows.find(({ table }) => table === 'integrations')?.row;
    expect(connection).toMatchObject({ auth: 'forge' });
    expect(JSON.stringify(rows)).not.toMatch(/"(secrets|wrapped_key|token_hash|password_hash)"/);
    for (const { row: one } of rows) if ('team_id' in one) expect(one['team_id']).toBe(teamId);
  });

  it('tells it once, however often the platform says it', async () => {
    await uninstall();
    const before = await row();
    await uninstall();
    expect(await eventsOf('forge.uninstalled')).toHaveLength(1);
    expect((await row()).purge_at).toEqual(before.purge_at);
  });

  it('stops what asks Jira by itself, and says why', async () => {
    const connection = await forge.app.database.inTeam(teamId, ({ trx }) =>
      trx('integrations').where({ team_id: teamId }).first(),
    );
    expect(connection.state).toBe('connected');
    await uninstall();
    const after = await forge.app.database.inTeam(teamId, ({ trx }) =>
      trx('integrations').where({ team_id: teamId }).first(),
    );
    expect(after).toMatchObject({
      state: 'failing',
      problem: 'The Valora app was uninstalled from this Jira site.',
    });
    expect((await forge.as('acc-lead')('GET', '/session')).status).toBe(403);
  });
});

describe('coming back before the purge', () => {
  it.each([
    ['with the same installation', installationIdOfTests],
    ['with a new installation of the site', 'a-new-installation'],
  ])('%s finds everything as it was', async (_name, installationId) => {
    await uninstall();
    expect((await forge.live('installed', { installationId })).status).toBe(200);
    expect(await row(installationId)).toMatchObject({
      state: 'active',
      purge_at: null,
      uninstalled_at: null,
    });
    if (installationId !== installationIdOfTests) expect(await row()).toBeUndefined();
    expect(await eventsOf('forge.reinstalled')).toHaveLength(1);
    const lead = forge.as('acc-lead', { installationId });
    expect((await lead('GET', '/features')).body.data.items).toMatchObject([{ title: 'Kept in mind' }]);
    const { items } = (await lead('GET', '/integrations')).body.data;
    expect(items).toMatchObject([{ state: 'connected', problem: null }]);
    expect((await lead('POST', `/integrations/${items[0].id}/test`)).body.data.ok).toBe(true);
    expect(await forge.app.composed.lake.list('exports')).toEqual([]);
    await purgeAfter(31);
    expect(await teams()).toContain(teamId);
  });
});

describe('the purge', () => {
  it('waits for the delay, then removes team, people and export and leaves a tombstone', async () => {
    await uninstall();
    await purgeAfter(29);
    expect(await teams()).toContain(teamId);
    await purgeAfter(31);
    expect(await teams()).toEqual([forge.app.owner.teamId]);
    expect(await row()).toBeUndefined();
    expect(await forge.app.composed.lake.list('exports')).toEqual([]);
    const left = await forge.app.database.global(async (trx) => ({
      stone: await trx('team_tombstones').where({ team_id: teamId }).first(),
      accounts: await trx('jira_accounts'),
      users: await trx('users').select('name'),
    }));
    expect(left.stone).toMatchObject({ purged_by: 'Valora: the Forge app was uninstalled' });
    expect(left.accounts).toEqual([]);
    expect(left.users).toEqual([{ name: 'Mara Lindqvist' }]);
  });

  it('takes a team with one of everything, and all that lies in files', async () => {
    const { app, jira, project } = forge;
    const word = 'Seamarker';
    await aFilledTeam(app, { jira, word });
    const { teamId: filled } = app.owner;
    await app.database.inTeam(filled, async ({ trx }) => {
      await trx('users').where({ id: app.owner.userId }).update({ password_hash: '!' });
      await trx('forge_projects').insert({
        installation_id: installationIdOfTests,
        project_id: project('OPS').id,
        project_key: 'OPS',
        project_name: 'Operations',
        team_id: filled,
        connected_by: 'a test',
      });
    });
    await app.composed.lake.write(
      `raw/source=import/team=${filled}/date=2026-01-01/x.jsonl`,
      Readable.from(['x']),
    );
    const context = { teamId: filled, inTeam: (work: never) => app.database.inTeam(filled, work), log };
    for (const { name, handle } of app.composed.periodicHandlers)
      if (name === 'append-audit-chain') await handle(context as never);
    await uninstall();
    await soon(async () => (await app.composed.lake.list(`exports/team=${filled}`)).length > 0);
    const [key = ''] = await app.composed.lake.list(`exports/team=${filled}`);
    const tables = new Set(
      (await readExport(`exports/team=${filled}/${key.split('/').at(-1) ?? ''}`)).map(({ table }) => table),
    );
    for (const table of [
      'features',
      'signals',
      'companies',
      'predictions',
      'rankings',
      'epics',
      'events',
      'audit_chain',
    ])
      expect([table, tables.has(table)]).toEqual([table, true]);
    await purgeAfter(31);
    expect(await teams()).toEqual([]);
    const stone = await app.database.global((trx) =>
      trx('team_tombstones').where({ team_id: filled }).first(),
    );
    expect(Number(stone.last_seq)).toBeGreaterThan(10);
    expect(stone.head_hash).toHaveLength(32);
    const files = (await app.composed.lake.list('raw')).concat(await app.composed.lake.list('audit'));
    expect(files.filter((file) => file.includes(filled))).toEqual([]);
    expect(await app.database.global((trx) => trx('users').select('name'))).toEqual([]);
  });

  it('takes a team whose last project was disconnected before: nobody could reach it any more', async () => {
    const { id } = forge.project('SHOP');
    expect((await forge.as('acc-lead')('DELETE', `/forge/projects/${id}`)).status).toBe(200);
    await uninstall();
    await purgeAfter(31);
    expect(await teams()).toEqual([forge.app.owner.teamId]);
  });

  it('keeps a team whose people can sign in without Jira; what came from Jira goes', async () => {
    await forge.app.database.inTeam(teamId, ({ trx }) =>
      trx('memberships').insert({ team_id: teamId, user_id: forge.app.owner.userId, role: 'manager' }),
    );
    await uninstall();
    await purgeAfter(31);
    expect(await teams()).toContain(teamId);
    expect(await row()).toBeUndefined();
    const left = await forge.app.database.inTeam(teamId, async ({ trx }) => ({
      features: await trx('features').select('title'),
      integrations: await trx('integrations'),
      issues: await trx('jira_issues'),
      members: await trx('memberships').where({ team_id: teamId }).select('role'),
    }));
    expect(left.features).toEqual([{ title: 'Kept in mind' }]);
    expect([left.integrations, left.issues]).toEqual([[], []]);
    // The lead’s role was given by hand, when the lead made the team.
    expect(left.members.map(({ role }: { role: string }) => role).sort()).toEqual(['admin', 'manager']);
  });

  it('never goes without an export: where one is missing it is written and the delay starts anew', async () => {
    await uninstall();
    await forge.app.composed.lake.remove('exports');
    await purgeAfter(31);
    expect(await teams()).toContain(teamId);
    expect(await forge.app.composed.lake.list('exports')).toHaveLength(1);
    await purgeAfter(32);
    expect(await teams()).toContain(teamId);
    await purgeAfter(62);
    expect(await teams()).not.toContain(teamId);
  });
});
