import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { storyPointsField } from '../../../testing/jira/index.js';
import { defaultPolicy } from './policy.js';
import { followProject, type FollowedProject } from './testing/followed-project.js';

const word = 'Kestrel';
let site: FollowedProject;
beforeEach(async () => {
  site = await followProject();
});
afterEach(() => site.forge.close());

const seedTexts = (): string => {
  const { jira } = site.forge;
  const other = jira.seed({ projectKey: 'SHOP', summary: `${word} neighbour` });
  const key = jira.seed({
    projectKey: 'SHOP',
    summary: `${word} title`,
    labels: [`${word}-label`],
    fields: {
      description: `${word} description`,
      components: [{ name: `${word} component` }],
      fixVersions: [{ id: '7', name: `${word} version`, description: word, released: false }],
      votes: { votes: 4, voters: [{ displayName: word }] },
      customfield_10099: `${word} custom`,
      [storyPointsField]: 8,
    },
  });
  jira.comment(key, { text: `${word} comment` });
  jira.link({ typeId: '10000', inwardKey: other, outwardKey: key });
  return key;
};

const setPolicy = async (change: Record<string, unknown>, version = 1): Promise<number> => {
  const { mode, fields, storyPointsField: field, rules, writeScores } = defaultPolicy;
  const policy = { mode, fields, storyPointsField: field, rules, writeScores, ...change };
  const { status } = await site.forge.as('acc-admin')('PUT', `/jira/projects/${site.projectId}/policy`, {
    body: policy,
    headers: { 'if-match': `"${String(version)}"` },
  });
  return status;
};

/** All fields that Jira was ever asked for. */
const asked = (): Set<string> =>
  new Set(
    site.forge.jira
      .requests()
      .filter(({ path: place }) => /search\/jql|bulkfetch/.test(place))
      .flatMap(({ fields }) => [...(fields ?? [])]),
  );

/** Every row of every table, and every file of the lake. */
const everything = async (): Promise<string> => {
  const { database, dataDir } = site.forge.app;
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'team_id'`,
  );
  const dump = await site.inTeam(async ({ trx }) => {
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = (await trx.raw('select t::text as row from ?? t', [name])) as {
        rows: { row: string }[];
      };
      found.push(...rows.map(({ row }) => `${name}: ${row}`));
    }
    return found;
  });
  const lake = path.join(dataDir, 'lake');
  const entries = await readdir(lake, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((one) => one.isFile())) {
    const content = await readFile(path.join(entry.parentPath, entry.name));
    dump.push(
      `${entry.name}: ${entry.name.endsWith('.gz') ? gunzipSync(content).toString() : content.toString()}`,
    );
  }
  return dump.join('\n');
};

const flush = async (): Promise<void> => {
  const handler = site.forge.app.composed.periodicHandlers.find(({ name }) => name === 'flush-raw-payloads');
  await handler?.handle({ teamId: site.teamId, inTeam: site.inTeam } as never);
};

const followPolicy = async (): Promise<void> => {
  const event = (await site.rows('events')).filter(({ type }) => type === 'jira.policy_set').at(-1);
  const handler = site.forge.app.composed.eventHandlers.find(({ name }) => name === 'follow-data-policy');
  await handler?.handle(
    { actor: 'Ines Duarte', payload: event?.['payload'] } as never,
    { teamId: site.teamId, inTeam: site.inTeam } as never,
  );
  await site.catchUp();
};

describe('what may leave Jira', () => {
  it('is asked for and nothing else: by default all that is used but comments', async () => {
    seedTexts();
    await site.readAll();
    expect([...asked()].sort()).toEqual(
      [
        ...['project', 'issuetype', 'status', 'created', 'updated', 'resolutiondate', 'security'],
        ...['summary', 'description', 'labels', 'parent', 'issuelinks', 'fixVersions', 'votes'],
        ...['timetracking', 'aggregatetimeoriginalestimate', 'timespent', 'aggregatetimespent'],
        storyPointsField,
      ].sort(),
    );
    await flush();
    const kept = await everything();
    expect(kept).toContain(`${word} title`);
    for (const left of ['comment', 'component', 'version', 'custom'])
      expect(kept).not.toContain(`${word} ${left}`);
  });

  it('is no text at all in numbers-only mode, from the first reading on', async () => {
    const key = seedTexts();
    expect(await setPolicy({ mode: 'numbers_only' })).toBe(200);
    await site.readAll();
    await site.changed(key);
    await site.catchUp();
    for (const field of [
      'summary',
      'description',
      'labels',
      'components',
      'comment',
      'issuelinks',
      'parent',
      'fixVersions',
    ])
      expect(asked()).not.toContain(field);
    expect(await site.feature(key)).toMatchObject({ title: key, description: '', labels: [] });
    expect(await site.rows('feature_inputs')).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'storyPoints', value: 8 })]),
    );
    await flush();
    expect(await everything()).not.toContain(word);
    const { body } = await site.forge.as('acc-editor')(
      'POST',
      `/features/${String((await site.feature(key))?.['id'])}/predict`,
    );
    expect(body.data.missingInputs).toEqual(expect.arrayContaining(['title', 'description']));
    expect(body.data.effortBasedOn).toBe('points');
  });

  it('is removed here when it may leave no more, from the lake too', async () => {
    const key = seedTexts();
    await setPolicy({ fields: [...defaultPolicy.fields, 'comment'] });
    await site.readAll();
    await site.changed(key);
    await site.catchUp();
    const issueId = site.forge.jira.issue(key).id;
    const commentId = site.forge.jira.issue(key).comments[0]?.id;
    const recorded = await site.forge.as('acc-editor')('POST', `/jira/issues/${issueId}/comment-signals`, {
      body: { commentId },
    });
    expect(recorded.status).toBe(201);
    const feature = await site.feature(key);
    await site.forge.as('acc-editor')('POST', `/features/${String(feature?.['id'])}/predict`);
    await flush();
    expect(await everything()).toContain(word);
    expect(await setPolicy({ mode: 'numbers_only' }, 2)).toBe(200);
    await followPolicy();
    await flush();
    expect(await site.feature(key)).toMatchObject({ title: key, description: '', labels: [] });
    expect(await site.rows('feature_needs')).toEqual([]);
    expect(await site.rows('signals')).toEqual([]);
    expect(await everything()).not.toContain(word);
  });

  it('comes back when it may leave again', async () => {
    const key = seedTexts();
    await setPolicy({ mode: 'numbers_only' });
    await site.readAll();
    expect(await setPolicy({}, 2)).toBe(200);
    await followPolicy();
    expect(await site.feature(key)).toMatchObject({ title: `${word} title`, labels: [`${word}-label`] });
  });

  it('is changed by an admin alone, over the version they saw', async () => {
    expect(await setPolicy({ mode: 'numbers_only' }, 3)).toBe(412);
    const { status } = await site.forge.as('acc-editor')('PUT', `/jira/projects/${site.projectId}/policy`, {
      body: {},
      headers: { 'if-match': '"1"' },
    });
    expect(status).toBe(403);
    const { body } = await site.forge.as('acc-reader')('GET', '/jira/policies');
    expect(body.data.items).toMatchObject([{ projectKey: 'SHOP', mode: 'allowed_fields', version: 1 }]);
  });

  it('keeps comments in Jira unless they are allowed', async () => {
    const key = seedTexts();
    await site.readAll();
    const issue = site.forge.jira.issue(key);
    const { status, body } = await site.forge.as('acc-editor')(
      'POST',
      `/jira/issues/${issue.id}/comment-signals`,
      {
        body: { commentId: issue.comments[0]?.id },
      },
    );
    expect([status, body.error.code]).toEqual([403, 'forbidden']);
    expect(body.error.message).toMatch(/data policy of SHOP/);
    expect(site.forge.jira.requests().some(({ path: place }) => place.includes('/comment'))).toBe(false);
  });
});

describe('a project that is connected with numbers only', () => {
  const path = () => `/forge/projects/${site.projectId}`;
  const ask = (method: string, body?: unknown) =>
    site.forge.as('acc-admin')(method, path(), body === undefined ? {} : { body });
  /** What connecting set off, in its order. */
  const carryOut = async (): Promise<void> => {
    const { eventHandlers } = site.forge.app.composed;
    for (const event of (await site.rows('events')).sort((a, b) => Number(a['id']) - Number(b['id'])))
      for (const { name, handle } of eventHandlers)
        if (
          (name === 'follow-data-policy' && event['type'] === 'jira.policy_set') ||
          (name === 'read-connected-project' && event['type'] === 'jira.project_connected')
        )
          await handle(
            { actor: event['actor'], actorId: null, payload: event['payload'] } as never,
            { teamId: site.teamId, inTeam: site.inTeam } as never,
          );
    await site.catchUp();
  };

  it('sends no text: the first request already asks for none, and none is kept', async () => {
    await site.forge.close();
    site = await followProject({ mode: 'numbers_only' });
    const key = seedTexts();
    expect(asked().size).toBe(0);
    await carryOut();
    await site.changed(key);
    await site.catchUp();
    expect([...asked()].sort()).toEqual(
      [
        ...['project', 'issuetype', 'status', 'created', 'updated', 'resolutiondate', 'security', 'votes'],
        ...['timetracking', 'aggregatetimeoriginalestimate', 'timespent', 'aggregatetimespent'],
        storyPointsField,
      ].sort(),
    );
    expect(await site.feature(key)).toMatchObject({ title: key, description: '', labels: [] });
    await flush();
    expect(await everything()).not.toContain(word);
    const { body } = await site.forge.as('acc-reader')('GET', '/jira/policies');
    expect(body.data.items).toMatchObject([{ mode: 'numbers_only', updatedBy: 'Ines Duarte' }]);
    expect(body.data.items[0].fields).not.toContain('summary');
  });

  it('loses the texts its team read when it followed the project before, and does not get them back by itself', async () => {
    seedTexts();
    await site.readAll();
    await flush();
    expect(await everything()).toContain(word);
    expect((await ask('DELETE')).status).toBe(200);
    const again = { teamId: site.teamId };
    expect((await ask('PUT', { ...again, mode: 'numbers_only' })).status).toBe(200);
    await carryOut();
    await flush();
    expect(await everything()).not.toContain(word);
    expect((await ask('DELETE')).status).toBe(200);
    expect((await ask('PUT', again)).status).toBe(200);
    await carryOut();
    expect(await everything()).not.toContain(word);
  });

  it('is not said to be so where it is connected and texts may leave', async () => {
    const { status, body } = await ask('PUT', { mode: 'numbers_only' });
    expect([status, body.error.code]).toEqual([409, 'conflict']);
    expect(body.error.message).toMatch(/texts of it may leave/);
    await setPolicy({ mode: 'numbers_only' });
    expect((await ask('PUT', { mode: 'numbers_only' })).status).toBe(200);
  });
});
