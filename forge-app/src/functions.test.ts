import { loadFunctions, type ProxyCall, type Reply } from './testing/function-bundle';

let calls: ProxyCall[];

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
const success = (data: unknown) => json(200, { success: true, data, meta: {} });
const failure = (status: number, message: string) =>
  json(status, { success: false, error: { code: 'x', message }, meta: {} });

type Answers = {
  readonly remote?: (call: ProxyCall) => Reply;
  readonly jira?: (call: ProxyCall) => Reply;
  readonly realtime?: (call: ProxyCall) => Reply;
  readonly platform?: (call: ProxyCall) => Reply;
};

const functions = ({ remote, jira, realtime, platform }: Answers) => {
  calls = [];
  return loadFunctions((call) => {
    calls.push(call);
    const { type, remote: of } = call.as;
    const answer = type === 'frc' ? remote : type === 'realtime' ? realtime : of === 'jira' ? jira : platform;
    if (answer === undefined) throw new Error(`nothing answers ${type} ${call.path}`);
    return answer(call);
  });
};
const sentTo = (type: string) => calls.filter(({ as }) => as.type === type);
const person = { principal: { accountId: 'acc-1' } };

const change = (projectId: string, ids: readonly string[] = ['10042']) => ({
  projectId,
  names: ['ranking.updated'],
  featureIds: ['0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10'],
  issueIds: ids,
  at: '2026-11-23T12:00:00.000Z',
});
const published = () =>
  json(200, { data: { ecosystem: { publishRealtimeChannel: { eventId: 'e', eventTimestamp: 't' } } } });

describe('the bundle', () => {
  it('exports what the manifest names, and nothing else', () => {
    expect([...functions({}).names()].sort()).toEqual([
      'explainAction',
      'keepInTouch',
      'onJiraEvent',
      'onPoke',
      'predictAction',
      'resolver',
    ]);
  });
});

describe('onPoke', () => {
  const poke = (answers: Answers) => functions({ realtime: published, ...answers }).run('onPoke');

  it('fetches what waits and tells the screens of each project', async () => {
    const answer = await poke({ remote: () => success({ changes: [change('10001'), change('10002')] }) });
    expect(answer).toEqual({ outputKey: 'heard' });
    expect(sentTo('frc')).toEqual([
      expect.objectContaining({
        as: { type: 'frc', remote: 'valora-backend' },
        method: 'POST',
        path: '/api/v1/forge/changes',
        body: {},
      }),
    ]);
    const channels = sentTo('realtime').map(
      ({ body }) => (body as { variables: Record<string, unknown> }).variables,
    );
    expect(channels.map(({ name, isGlobal }) => [name, isGlobal])).toEqual([
      ['valora-10001', true],
      ['valora-10002', true],
    ]);
    expect(JSON.parse(String(channels[0]?.['payload']))).toEqual({
      names: ['ranking.updated'],
      featureIds: ['0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10'],
      issueIds: ['10042'],
      at: '2026-11-23T12:00:00.000Z',
    });
  });

  it('publishes nothing where nothing waits', async () => {
    expect(await poke({ remote: () => success({ changes: [] }) })).toEqual({ outputKey: 'heard' });
    expect(sentTo('realtime')).toHaveLength(0);
  });

  it('names nobody in a hint that would be too long', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => String(10_000 + index));
    await poke({ remote: () => success({ changes: [change('10001', many)] }) });
    const { variables } = sentTo('realtime')[0]?.body as { variables: { payload: string } };
    expect(JSON.parse(variables.payload)).toMatchObject({
      names: ['ranking.updated'],
      featureIds: [],
      issueIds: [],
    });
  });

  it('tries a hint once more where the channel is busy, and hears the others all the same', async () => {
    let refusals = 0;
    const realtime = ({ body }: ProxyCall) => {
      const { name } = (body as { variables: { name: string } }).variables;
      if (name !== 'valora-10001') return published();
      refusals += 1;
      return new Response(null, { status: 429, statusText: 'Too Many Requests' });
    };
    const remote = () => success({ changes: [change('10001'), change('10002')] });
    expect(await poke({ remote, realtime })).toEqual({ outputKey: 'heard' });
    expect(refusals).toBe(2);
  });

  it.each([
    ['is away', () => new Error('connect ECONNREFUSED')],
    ['has trouble', () => failure(500, 'Something went wrong.')],
    ['does not know the app', () => failure(401, 'Sign in.')],
    ['answers a page', () => new Response('<html>', { status: 200 })],
  ])('says that it failed where the backend %s', async (_, remote) => {
    expect(await poke({ remote })).toEqual({ outputKey: 'failed' });
    expect(sentTo('realtime')).toHaveLength(0);
  });
});

describe('keepInTouch', () => {
  const url = 'https://0f0f.hello.atlassian-dev.net/x1/abc';
  const platform = () => json(200, { data: { createWebTriggerUrl: { url } } });

  it('tells the backend where to knock', async () => {
    await functions({ platform, remote: () => success({ accepted: true }) }).run('keepInTouch');
    expect(calls[0]?.body).toMatchObject({
      variables: { input: { triggerKey: 'poke' }, forceCreate: false },
    });
    expect(sentTo('frc')[0]).toMatchObject({ method: 'PUT', path: '/api/v1/forge/poke-url', body: { url } });
  });

  it('fails in words where the backend refuses, so that the platform logs it', async () => {
    const refuse = functions({ platform, remote: () => failure(409, 'The app is not installed here.') });
    await expect(refuse.run('keepInTouch')).rejects.toThrow(
      'Live updates are not connected. The app is not installed here.',
    );
  });

  it('fails where the platform gives no address, and asks the backend nothing', async () => {
    const without = functions({ platform: () => json(200, { data: null }) });
    await expect(without.run('keepInTouch')).rejects.toThrow('web trigger URL');
    expect(sentTo('frc')).toHaveLength(0);
  });
});

const issue = () => json(200, { id: '10042', key: 'SHOP-12', properties: {} });
const score = {
  issueKey: 'SHOP-12',
  roiPercent: 110,
  roiLowPercent: -20,
  roiHighPercent: 390,
  rank: 3,
  rankLow: 2,
  rankHigh: 7,
  rankedCount: 40,
  effortDays: 12.5,
  confidencePercent: 72,
  explanation: 'Third of forty.',
};
const { rankedCount: _, ...shown } = score;

describe('explainAction and predictAction', () => {
  it('asks Jira as the person first, then the backend', async () => {
    const run = functions({ jira: issue, remote: () => success(score) });
    expect(await run.run('explainAction', { issueKey: ' SHOP-12 ' }, person)).toEqual(shown);
    expect(calls.map(({ as, method, path }) => [as.type, as.provider, method, path])).toEqual([
      ['fpp', 'user', 'GET', '/rest/api/3/issue/SHOP-12?fields=project&properties=valora.score'],
      ['frc', undefined, 'POST', '/api/v1/forge/explain'],
    ]);
    expect(calls[1]?.body).toEqual({ issueId: '10042', predict: false });
  });

  it('predicts anew only where it was asked to', async () => {
    const run = functions({ jira: issue, remote: () => success(score) });
    await run.run('predictAction', { issueKey: 'SHOP-12' }, person);
    expect(calls[1]?.body).toEqual({ issueId: '10042', predict: true });
  });

  it.each([401, 403, 404])(
    'answers %i of Jira as an issue that is not there, and asks no further',
    async (status) => {
      const run = functions({ jira: () => json(status, { errorMessages: ['secret of Jira'] }) });
      expect(await run.run('explainAction', { issueKey: 'SHOP-12' }, person)).toMatchObject({
        roiPercent: null,
        rank: null,
        explanation: 'Jira does not have SHOP-12, or you may not see it.',
      });
      expect(sentTo('frc')).toHaveLength(0);
    },
  );

  it.each([
    [400, 'Jira cannot look up SHOP-12.'],
    [429, 'Jira asks to wait. Try again in a minute.'],
    [503, 'Jira cannot be asked at the moment. Try again in a few minutes.'],
  ])('says what %i of Jira means', async (status, explanation) => {
    const run = functions({ jira: () => json(status, {}) });
    expect(await run.run('explainAction', { issueKey: 'SHOP-12' }, person)).toMatchObject({ explanation });
  });

  it('says so where the person never let the app act for them', async () => {
    const jira = () => json(401, {}, { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' });
    expect(await functions({ jira }).run('explainAction', { issueKey: 'SHOP-12' }, person)).toMatchObject({
      explanation: 'Jira does not have SHOP-12, or you may not see it.',
    });
  });

  it.each([undefined, '', 'SHOP', '../../myself', 'SHOP-0', 'SHOP-12?x=1', 12])(
    'asks nobody about %p',
    async (issueKey) => {
      const run = functions({});
      expect(await run.run('explainAction', { issueKey }, person)).toMatchObject({
        explanation: 'Name the issue by its key, such as SHOP-12, or by its number.',
      });
      expect(calls).toHaveLength(0);
    },
  );

  it('passes on what the backend says, and no fault of its own', async () => {
    const refused = functions({
      jira: issue,
      remote: () => failure(409, 'SHOP is not connected to a team.'),
    });
    expect(await refused.run('explainAction', { issueKey: 'SHOP-12' }, person)).toMatchObject({
      issueKey: 'SHOP-12',
      explanation: 'SHOP is not connected to a team.',
    });
    const broken = functions({ jira: issue, remote: () => failure(500, 'at Object.<anonymous>') });
    expect(await broken.run('explainAction', { issueKey: 'SHOP-12' }, person)).toMatchObject({
      explanation: 'Valora cannot be reached at the moment. Try again in a few minutes.',
    });
  });

  it('gives up in time where nobody answers', async () => {
    jest.useFakeTimers();
    try {
      const run = functions({ jira: issue, remote: () => 'never' });
      const answer = run.run('explainAction', { issueKey: 'SHOP-12' }, person);
      await jest.advanceTimersByTimeAsync(24_000);
      expect(await answer).toMatchObject({
        explanation: 'Valora cannot be reached at the moment. Try again in a few minutes.',
      });
    } finally {
      jest.useRealTimers();
    }
  });

  it('where a rule runs for nobody, answers what stands on the issue and asks the backend nothing', async () => {
    const kept = {
      schema: 1,
      roi: -40,
      roiLow: -100,
      roiHigh: 20,
      rank: 9,
      rankLow: 6,
      rankHigh: 14,
      rankedCount: 40,
      effortDays: 8,
      confidence: 0.715,
      writtenAt: '2026-11-23T12:00:00.000Z',
    };
    const jira = () => json(200, { id: '10042', key: 'SHOP-12', properties: { 'valora.score': kept } });
    const answer = await functions({ jira }).run('predictAction', { issueKey: 'SHOP-12' }, {});
    expect(calls.map(({ as }) => as.provider)).toEqual(['app']);
    expect(answer).toMatchObject({ roiPercent: -40, rank: 9, confidencePercent: 72, effortDays: 8 });
    expect((answer as { explanation: string }).explanation).toContain('ranks 9 of 40');
    expect((answer as { explanation: string }).explanation).toContain('\u221240\u00A0%');
  });

  it('says so where nothing stands on the issue', async () => {
    expect(await functions({ jira: issue }).run('explainAction', { issueKey: 'SHOP-12' }, {})).toMatchObject({
      roiPercent: null,
      explanation: expect.stringContaining('Valora has written no score to SHOP-12'),
    });
  });

  it('keeps nothing between two sites that share a process', async () => {
    const answers = [
      { ...score, explanation: 'Of the first site.' },
      { ...score, explanation: 'Of the second site.' },
    ];
    const run = functions({ jira: issue, remote: () => success(answers.shift()) });
    await run.run('explainAction', { issueKey: 'SHOP-12' }, person);
    expect(await run.run('explainAction', { issueKey: 'SHOP-12' }, person)).toMatchObject({
      explanation: 'Of the second site.',
    });
    expect(calls).toHaveLength(4);
  });
});

describe('onJiraEvent', () => {
  const word = 'Seamarker';
  const person = { accountId: `acc-${word}`, displayName: word };
  const issue = {
    id: '10042',
    key: 'SHOP-42',
    fields: { summary: word, assignee: person, project: { id: '10001', key: 'SHOP', name: word } },
  };
  const deliver = (event: unknown, remote: () => Reply = () => success({ accepted: true })) =>
    functions({ remote }).run('onJiraEvent', event);
  const sent = () => sentTo('frc')[0]?.body;

  it.each([
    [
      'avi:jira:updated:issue',
      { issue, changelog: { items: [{ field: 'summary', toString: word }] } },
      {
        issue: { id: '10042', fields: { project: { id: '10001' } } },
      },
    ],
    [
      'avi:jira:commented:issue',
      { issue, comment: { id: '7', body: word, author: person } },
      {
        issue: { id: '10042', fields: { project: { id: '10001' } } },
        comment: { id: '7' },
      },
    ],
    [
      'avi:jira:created:issuelink',
      { id: '9', sourceIssueId: 10042, destinationIssueId: 10043 },
      {
        sourceIssueId: '10042',
        destinationIssueId: '10043',
      },
    ],
    [
      'avi:jira:updated:worklog',
      { worklog: { id: '5', issueId: '10042', comment: word } },
      {
        worklog: { id: '5', issueId: '10042' },
      },
    ],
    [
      'avi:jira:released:version',
      { version: { id: '3', projectId: 10001, name: word } },
      {
        version: { id: '3', projectId: '10001' },
      },
    ],
    [
      'avi:jira-software:closed:sprint',
      { sprint: { id: 4, name: word, goal: word } },
      { sprint: { id: '4' } },
    ],
    [
      'avi:jira:updated:project',
      { project: { id: '10001', key: 'SHOP', name: word, lead: person } },
      {
        project: { id: '10001', key: 'SHOP' },
      },
    ],
  ])('passes on which numbers %s is about and not one text', async (eventType, event, numbers) => {
    await deliver({ eventType, ...event, atlassianId: person.accountId, user: person, selfGenerated: false });
    expect(sentTo('frc')[0]).toMatchObject({ method: 'POST', path: '/api/v1/forge/events' });
    expect(sent()).toMatchObject({ eventType, ...numbers, selfGenerated: false });
    expect(JSON.stringify(sent())).not.toContain(word);
  });

  it('lets no text through where a number or a name should stand', async () => {
    await deliver({
      eventType: `avi:jira:updated:issue ${word}`,
      issue: { id: word, fields: { project: { id: word } } },
      project: { id: word, key: `${word} x` },
      comment: { id: { toString: word } },
    });
    expect(JSON.stringify(sent())).not.toContain(word);
  });

  it('says which of its own changes came back', async () => {
    await deliver({ eventType: 'avi:jira:updated:issue', issue, selfGenerated: true });
    expect(sent()).toMatchObject({ selfGenerated: true });
  });

  it.each<[string, () => Reply]>([
    ['is away', () => new Error('ECONNREFUSED')],
    ['fails', () => failure(503, 'x')],
  ])('asks the platform to come back where the server %s', async (_how, remote) => {
    expect(await deliver({ eventType: 'avi:jira:updated:issue', issue }, remote)).toEqual({
      _retry: true,
      retryOptions: { retryAfter: 60, retryReason: 'FUNCTION_RETRY_REQUEST' },
    });
  });

  it('answers nothing where the server took it', async () => {
    expect(await deliver({ eventType: 'avi:jira:updated:issue', issue })).toBeUndefined();
  });
});

describe('the resolver of the right rail', () => {
  const call = (answers: Answers, extension: unknown = { issue: { id: '10042' } }) =>
    functions(answers).run(
      'resolver',
      { call: { functionKey: 'predictAgain' }, context: { extension } },
      person,
    );
  const may = (havePermission: boolean) => () =>
    json(200, { permissions: { EDIT_ISSUES: { havePermission } } });
  const score = { issueKey: 'SHOP-42', roiPercent: 110, rank: 3, rankedCount: 118 };

  it('asks Jira as the person, then has it predicted', async () => {
    const answer = await call({ jira: may(true), remote: () => success(score) });
    expect(answer).toEqual({ ok: true, score });
    expect(sentTo('fpp')[0]).toMatchObject({
      as: { provider: 'user', remote: 'jira' },
      path: '/rest/api/3/mypermissions?issueId=10042&permissions=EDIT_ISSUES',
    });
    expect(sentTo('frc')[0]).toMatchObject({
      path: '/api/v1/forge/explain',
      body: { issueId: '10042', predict: true },
    });
  });

  it.each<[string, () => Reply, RegExp]>([
    ['may not edit', may(false), /right to edit/],
    ['does not see the issue', () => json(404, {}), /right to edit/],
    ['cannot be asked about', () => json(503, {}), /Jira cannot be asked/],
  ])('predicts nothing for a person who %s', async (_who, jira, words) => {
    expect(await call({ jira })).toEqual({ ok: false, message: expect.stringMatching(words) });
    expect(sentTo('frc')).toHaveLength(0);
  });

  it('hands on what the server says against it', async () => {
    expect(
      await call({ jira: may(true), remote: () => failure(404, 'Valora does not follow this issue.') }),
    ).toEqual({
      ok: false,
      message: 'Valora does not follow this issue.',
    });
  });

  it('takes the issue from the platform alone', async () => {
    expect(await call({}, { issue: { id: '../1' } })).toMatchObject({ ok: false });
    expect(calls).toHaveLength(0);
  });
});
