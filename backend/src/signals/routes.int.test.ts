import { startApp, type TestApp } from '../testing/start-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const record = async (body: object, headers = {}) => {
  const answer = await app.call('POST', '/signals', { body, headers });
  expect(answer.status).toBe(201);
  return answer.body.data as { id: string; version: number };
};

describe('the routes of signals', () => {
  it('records, shows, corrects and removes a signal', async () => {
    const { id } = await record({
      text: ' Too many clicks. ',
      companyName: 'Aldergate Lifts',
      source: 'slack',
    });
    const shown = await app.call('GET', `/signals/${id}`);
    expect(shown.body.data).toMatchObject({ text: 'Too many clicks.', source: 'slack', version: 1 });

    const change = { text: 'Fewer clicks, please.', urgency: 'low' };
    const missing = await app.call('PUT', `/signals/${id}`, { body: change });
    expect([missing.status, missing.body.error.code]).toEqual([428, 'version_required']);
    const headers = { 'if-match': '"1"' };
    const changed = await app.call('PUT', `/signals/${id}`, { body: change, headers });
    expect(changed.body.data).toMatchObject({ ...change, company: null, version: 2 });
    expect((await app.call('PUT', `/signals/${id}`, { body: change, headers })).status).toBe(412);

    expect((await app.call('DELETE', `/signals/${id}`)).body.data).toEqual({ removed: true });
    expect((await app.call('GET', `/signals/${id}`)).status).toBe(404);
  });

  it('answers a repeated request with the first answer', async () => {
    const headers = { 'idempotency-key': 'once' };
    const first = await record({ text: 'Say it once' }, headers);
    expect(await record({ text: 'Say it once' }, headers)).toEqual(first);
    expect((await app.call('GET', '/signals?search=once&page=1')).body.data.pagination.total).toBe(1);
  });

  it('merges and unmerges', async () => {
    const [a, b] = [await record({ text: 'first' }), await record({ text: 'second' })];
    const merged = await app.call('POST', `/signals/${b.id}/merge`, { body: { intoId: a.id } });
    expect(merged.body.data).toMatchObject({ mergedInto: a.id });
    expect((await app.call('GET', `/signals/${a.id}`)).body.data.mergedCount).toBe(1);
    const circle = await app.call('POST', `/signals/${a.id}/merge`, { body: { intoId: b.id } });
    expect([circle.status, circle.body.error.code]).toEqual([409, 'conflict']);
    const unmerged = await app.call('POST', `/signals/${b.id}/unmerge`, { body: {} });
    expect(unmerged.body.data).toMatchObject({ mergedInto: null });
  });

  it('lists companies and takes what they are worth', async () => {
    await record({ text: 'x', companyName: 'Brisland' });
    const listed = await app.call('GET', '/companies?search=brisl');
    const [company] = listed.body.data.items as { id: string; version: number }[];
    const body = { name: 'Brisland Energy Care', annualRevenue: 167_000, segment: 'enterprise' };
    const changed = await app.call('PUT', `/companies/${company?.id}`, {
      body,
      headers: { 'if-match': '"1"' },
    });
    expect(changed.body.data).toMatchObject({ ...body, currency: 'EUR', version: 2 });
  });

  it.each([
    ['GET', '/signals?search=%00', undefined, 'query.search'],
    ['GET', '/signals?cursor=abc', undefined, 'query.cursor'],
    ['GET', '/companies?search=%00', undefined, 'query.search'],
    ['POST', '/signals', { text: 'a\u0000b' }, 'body.text'],
    ['POST', '/signals', { text: ' ' }, 'body.text'],
    ['POST', '/signals', { text: 'x', permalink: 'javascript:alert(1)' }, 'body.permalink'],
    ['POST', '/signals', { text: 'x', occurredAt: '2999-01-01T00:00:00Z' }, 'body.occurredAt'],
    ['POST', '/signals', { text: 'x', occurredAt: '0000-01-01T00:00:00+14:00' }, 'body.occurredAt'],
  ])('%s %s with %j is refused and %s named', async (method, path, body, field) => {
    const answer = await app.call(method, path, body === undefined ? {} : { body });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details[0].field).toBe(field);
  });
});
