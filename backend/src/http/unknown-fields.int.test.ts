import { startApp, type TestApp } from '../testing/start-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

/** Sends JSON as it is: `JSON.stringify` would leave `__proto__` out. */
const sendText = async (method: string, path: string, text: string, more: Record<string, string> = {}) => {
  const answer = await fetch(`${app.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${app.owner.token}`,
      'content-type': 'application/json',
      ...more,
    },
    body: text,
  });
  return { status: answer.status, text: await answer.text() };
};

const extras: readonly [string, string][] = [
  ['a team', '"teamId":"0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10"'],
  ['a column', '"team_id":"0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10"'],
  ['an id', '"id":"0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10"'],
  ['a role', '"role":"admin"'],
  ['a version', '"version":99'],
  ['a mark of the sample', '"isSample":true'],
  ['a moment', '"createdAt":"2020-01-01T00:00:00Z"'],
  ['a removal', '"removed_at":null'],
  ['a prototype', '"__proto__":{"role":"admin","polluted":true}'],
  ['a constructor', '"constructor":{"prototype":{"polluted":true}}'],
  ['a getter', '"__defineGetter__":"x"'],
  ['a text method', '"toString":"x","valueOf":"x","hasOwnProperty":"x"'],
];

const stored = () =>
  app.database.inTeam(app.owner.teamId, async ({ trx }) => ({
    features: await trx('features').where({ team_id: app.owner.teamId }),
    signals: await trx('signals').where({ team_id: app.owner.teamId }),
    teams: await trx('teams').where({ id: app.owner.teamId }),
    members: await trx('memberships').where({ team_id: app.owner.teamId }),
  }));

describe('B6: mass assignment over HTTP', () => {
  it.each(extras)('%s in a body is refused by name and nothing is stored', async (_what, extra) => {
    const before = await stored();
    const answers = [
      await sendText('POST', '/features', `{"title":"Mine",${extra}}`),
      await sendText('POST', '/signals', `{"text":"Mine",${extra}}`),
      await sendText('PUT', '/users/profile', `{"name":"Mara",${extra}}`),
      await sendText(
        'PUT',
        '/team',
        `{"name":"Harbour","currency":"EUR","dayRate":700,"capacityDays":null,${extra}}`,
        { 'if-match': '"1"' },
      ),
    ];
    for (const { status, text } of answers) {
      expect([status, text]).toEqual([400, expect.stringContaining('leave it out')]);
    }
    expect(await stored()).toEqual(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('keys of a formula, a label or a name that are words of JavaScript stay plain text', async () => {
    for (const word of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const made = await sendText('POST', '/features', JSON.stringify({ title: word, labels: [word] }));
      expect(made.status).toBe(201);
      const { data } = JSON.parse(made.text) as { data: { id: string; title: string; labels: string[] } };
      expect([data.title, data.labels]).toEqual([word, [word]]);
      const inputs = await sendText(
        'PUT',
        `/features/${data.id}/inputs`,
        JSON.stringify({ inputs: [{ name: word, value: 1 }] }),
      );
      expect([200, 400]).toContain(inputs.status);
      const found = await app.call('GET', `/features?search=${word}&label=${word}`);
      expect(found.body.data.items).toHaveLength(1);
    }
    const settings = await sendText(
      'PUT',
      '/ranking-settings',
      JSON.stringify({ framework: 'formula', criteria: [], formula: 'constructor + __proto__' }),
      { 'if-match': '"1"' },
    );
    expect(settings.status).toBe(400);
    expect((await app.call('POST', '/rankings/calculate')).status).toBe(200);
  });

  it('a query or a path takes none either', async () => {
    for (const query of ['__proto__[role]=admin', 'constructor.prototype.x=1', '__proto__=1', 'limit[]=1']) {
      const { status } = await app.call('GET', `/features?${query}`);
      expect([200, 400]).toContain(status);
    }
    expect((await app.call('GET', '/features/__proto__')).status).toBe(400);
    expect(({} as Record<string, unknown>)['role']).toBeUndefined();
  });
});
