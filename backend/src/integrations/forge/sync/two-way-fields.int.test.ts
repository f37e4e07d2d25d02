import { storyPointsField } from '../../../testing/jira/index.js';
import { defaultPolicy } from './policy.js';
import { followProject, type FollowedProject } from './testing/followed-project.js';

let site: FollowedProject;
let key: string;
let id: string;
beforeEach(async () => {
  site = await followProject();
  key = site.forge.jira.seed({
    projectKey: 'SHOP',
    summary: 'Pay by invoice',
    labels: ['money'],
    fields: { [storyPointsField]: 3 },
  });
  await site.readAll();
  id = (await site.feature(key))?.['id'] as string;
});
afterEach(() => site.forge.close());

const writes = () =>
  site.forge.jira.requests().filter(({ method, path }) => method === 'PUT' && /\/issue\/\d+$/.test(path));

/** Changes the feature here, as a person does, and lets the event of it be followed. */
const editHere = async (change: Record<string, unknown>): Promise<void> => {
  const send = site.forge.as('acc-editor');
  const { body } = await send('GET', `/features/${id}`);
  const { title, description, status, labels, mustDo, type, moscow, kano, version } = body.data;
  const answer = await send('PUT', `/features/${id}`, {
    body: { title, description, status, labels, mustDo, type, moscow, kano, ...change },
    headers: { 'if-match': `"${String(version)}"` },
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  await follow();
};
const setPoints = async (value: number | null): Promise<void> => {
  await site.forge.as('acc-editor')('PUT', `/features/${id}/inputs`, {
    body: { inputs: [{ name: 'storyPoints', value }] },
  });
  await follow();
};
const follow = async (): Promise<void> => {
  const event = (await site.rows('events'))
    .filter(({ type }) => type === 'feature.updated' || type === 'feature.inputs_set')
    .sort((a, b) => (String(a['id']) < String(b['id']) ? 1 : -1))[0];
  const handler = site.forge.app.composed.eventHandlers.find(({ name }) => name === 'carry-edits-to-jira');
  await handler?.handle(
    {
      id: event?.['id'],
      type: event?.['type'],
      actor: event?.['actor'],
      payload: event?.['payload'],
    } as never,
    { teamId: site.teamId, inTeam: site.inTeam } as never,
  );
};
const inJira = () => site.forge.jira.issue(key);
const conflicts = async (open?: string) =>
  (await site.forge.as('acc-reader')('GET', `/jira/conflicts${open === undefined ? '' : `?open=${open}`}`))
    .body.data.items;

describe('fields that both sides have', () => {
  it('are carried to Jira when they changed here, once, and the echo changes nothing', async () => {
    await editHere({ title: 'Pay by invoice or card', labels: ['money', 'big deal'], mustDo: true });
    await setPoints(5);
    await site.run('refresh-jira-issues');
    expect(inJira().fields).toMatchObject({ summary: 'Pay by invoice or card', [storyPointsField]: 5 });
    expect([...inJira().labels].sort()).toEqual(['big-deal', 'money', 'must-do']);
    expect(writes()).toHaveLength(1);
    const before = await site.feature(key);
    await site.changed(key);
    await site.catchUp();
    expect(writes()).toHaveLength(1);
    expect(await site.feature(key)).toEqual(before);
    expect(before).toMatchObject({ labels: ['money', 'big deal'] });
  });

  it('are carried over from Jira when they changed there, also what a person once entered', async () => {
    await setPoints(5);
    await site.run('refresh-jira-issues');
    site.forge.jira.edit(key, (issue) => {
      issue.fields['summary'] = 'Invoices';
      issue.fields[storyPointsField] = 8;
      issue.labels.push('must-do');
    });
    await site.changed(key);
    await site.catchUp();
    expect(await site.feature(key)).toMatchObject({ title: 'Invoices', must_do: true, labels: ['money'] });
    expect(await site.rows('feature_inputs')).toMatchObject([
      { name: 'storyPoints', value: 8, source: 'sync' },
    ]);
    expect(await conflicts()).toEqual([]);
  });

  it('go by the newest where both changed, and labels of both are kept', async () => {
    site.forge.jira.edit(key, (issue) => {
      issue.fields['summary'] = 'Older, in Jira';
      issue.labels.push('there');
    });
    await editHere({ title: 'Newer, here', labels: ['money', 'here'] });
    await site.run('refresh-jira-issues');
    expect(await site.feature(key)).toMatchObject({
      title: 'Newer, here',
      labels: ['here', 'money', 'there'],
    });
    expect(inJira().fields['summary']).toBe('Newer, here');
    expect([...inJira().labels].sort()).toEqual(['here', 'money', 'there']);
  });

  it.each([
    ['jira', 8, 8],
    ['valora', 5, 5],
  ] as const)(
    'ask a person under `ask`: both values wait, and %s’s holds once it is said',
    async (side, here, there) => {
      site.forge.jira.edit(key, (issue) => {
        issue.fields[storyPointsField] = 8;
      });
      await setPoints(5);
      await site.run('refresh-jira-issues');
      expect(inJira().fields[storyPointsField]).toBe(8);
      const [open] = await conflicts('true');
      expect(open).toMatchObject({
        field: 'storyPoints',
        jiraValue: 8,
        valoraValue: 5,
        issueKey: key,
        resolution: null,
      });
      await site.changed(key);
      await site.catchUp();
      expect(await conflicts('true')).toHaveLength(1);
      const path = `/jira/conflicts/${open.id as string}/resolve`;
      const answer = await site.forge.as('acc-editor')('POST', path, { body: { resolution: side } });
      expect([answer.status, answer.body.data.resolution, answer.body.data.resolvedBy]).toEqual([
        200,
        side,
        'Jun Park',
      ]);
      await site.run('refresh-jira-issues');
      expect(inJira().fields[storyPointsField]).toBe(there);
      expect(await site.rows('feature_inputs')).toMatchObject([{ value: here }]);
      expect(await conflicts('true')).toEqual([]);
      expect((await site.forge.as('acc-editor')('POST', path, { body: { resolution: side } })).status).toBe(
        409,
      );
    },
  );

  it('stay here where Jira refuses a value, and the problem is kept', async () => {
    site.forge.jira.fail({
      method: 'PUT',
      path: /\/issue\/\d+$/,
      performed: false,
      outcome: { status: 400, body: { errorMessages: [], errors: { summary: 'too long' } } },
    });
    await editHere({ title: 'Refused' });
    await site.run('refresh-jira-issues');
    expect(await site.feature(key)).toMatchObject({ title: 'Refused' });
    expect(await site.rows('jira_issues')).toMatchObject([
      { field_problem: expect.stringContaining('too long') },
    ]);
    expect(await site.rows('jira_dirty')).toEqual([]);
  });

  it('are written after a pause where Jira asked for one', async () => {
    site.forge.jira.fail({
      method: 'PUT',
      path: /\/issue\/\d+$/,
      performed: false,
      outcome: {
        status: 429,
        headers: { 'retry-after': '900', 'ratelimit-reason': 'jira-per-issue-on-write' },
      },
    });
    await editHere({ title: 'Later' });
    await site.run('refresh-jira-issues');
    expect(await site.rows('jira_dirty')).toHaveLength(1);
    await site.inTeam(({ trx }) => trx('jira_dirty').update({ not_before: null }));
    await site.run('refresh-jira-issues');
    expect(await site.rows('jira_dirty')).toEqual([]);
    expect(inJira().fields['summary']).toBe('Later');
  });

  it('are not written where they may not be read', async () => {
    const { mode, storyPointsField: field, rules, writeScores } = defaultPolicy;
    await site.forge.as('acc-admin')('PUT', `/jira/projects/${site.projectId}/policy`, {
      body: { mode, fields: ['description'], storyPointsField: field, rules, writeScores },
      headers: { 'if-match': '"1"' },
    });
    await editHere({ title: 'Own words', labels: ['mine'] });
    await site.run('refresh-jira-issues');
    expect(writes()).toEqual([]);
    expect(inJira().fields['summary']).toBe('Pay by invoice');
    expect(await site.feature(key)).toMatchObject({ title: 'Own words', labels: ['mine'] });
  });
});

describe('comments as signals', () => {
  const record = (commentId: string, more: Record<string, unknown> = {}) =>
    site.forge.as('acc-editor')('POST', `/jira/issues/${inJira().id}/comment-signals`, {
      body: { commentId, ...more },
    });
  beforeEach(async () => {
    const { mode, storyPointsField: field, rules, writeScores } = defaultPolicy;
    await site.forge.as('acc-admin')('PUT', `/jira/projects/${site.projectId}/policy`, {
      body: {
        mode,
        fields: [...defaultPolicy.fields, 'comment'],
        storyPointsField: field,
        rules,
        writeScores,
      },
      headers: { 'if-match': '"1"' },
    });
  });

  it('are recorded once, with their author, company and place', async () => {
    const commentId = site.forge.jira.comment(key, { text: 'We need this', accountId: 'acc-lead' });
    const first = await record(commentId, { companyName: 'Northwind' });
    expect(first.status).toBe(201);
    expect((await record(commentId)).body.data).toEqual(first.body.data);
    const { body } = await site.forge.as('acc-reader')(
      'GET',
      `/signals/${first.body.data.signalId as string}`,
    );
    expect(body.data).toMatchObject({
      text: 'We need this',
      source: 'jira',
      author: 'Olu Bright',
      company: { name: 'Northwind' },
      featureIds: [id],
      permalink: expect.stringMatching(new RegExp(`/browse/${key}\\?focusedCommentId=${commentId}$`)),
    });
  });

  it('follow the comment: its text, and its end', async () => {
    const commentId = site.forge.jira.comment(key, { text: 'First words' });
    const { body } = await record(commentId, { companyName: 'Northwind' });
    const comment = inJira().comments.find((one) => one.id === commentId);
    Object.assign(comment ?? {}, { body: 'Second words' });
    await site.run('refresh-jira-comment', { commentId });
    const signal = () => site.forge.as('acc-reader')('GET', `/signals/${body.data.signalId as string}`);
    expect((await signal()).body.data).toMatchObject({
      text: 'Second words',
      company: { name: 'Northwind' },
    });
    site.forge.jira.edit(key, (issue) => {
      issue.comments.length = 0;
    });
    await site.run('refresh-jira-comment', { commentId });
    expect((await signal()).status).toBe(404);
  });

  it('are cut where they are too long, also in the middle of a sign', async () => {
    const commentId = site.forge.jira.comment(key, { text: `${'x'.repeat(19_999)}😀 and more` });
    const { status, body } = await record(commentId);
    expect(status).toBe(201);
    const [signal] = await site.rows('signals');
    expect(signal).toMatchObject({ id: body.data.signalId, text: `${'x'.repeat(19_999)}\uFFFD` });
  });

  it('stay in Jira where only a role sees them, and where there is none', async () => {
    const hidden = site.forge.jira.comment(key, { text: 'Internal', role: 'Administrators' });
    for (const commentId of [hidden, '999999']) {
      const { status, body } = await record(commentId);
      expect([status, body.error.details[0].field]).toEqual([400, 'body.commentId']);
    }
    expect(await site.rows('signals')).toEqual([]);
  });
});
