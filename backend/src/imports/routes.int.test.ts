import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { startApp, type TestAnswer, type TestApp } from '../testing/start-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ jobs: true });
});
afterAll(() => app.close());

const upload = async (content: string | Buffer, query = ''): Promise<TestAnswer> => {
  const answer = await fetch(`${app.url}/api/v1/imports?fileName=backlog.csv${query}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${app.owner.token}`,
      'content-type': 'application/octet-stream',
      'idempotency-key': randomUUID(),
    },
    body: typeof content === 'string' ? content : new Uint8Array(content),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
};
const ended = async (id: string): Promise<TestAnswer['body']> => {
  for (;;) {
    const { body } = await app.call('GET', `/imports/${id}`);
    if (['done', 'failed'].includes(body.data.state as string)) return body.data;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
};
const start = (id: string, body: unknown): Promise<TestAnswer> =>
  app.call('POST', `/imports/${id}/start`, { body, headers: { 'idempotency-key': randomUUID() } });

describe('imports over HTTP', () => {
  it('takes a Jira export, runs it by a job and lists what could not go in', async () => {
    const content = await readFile(path.resolve('backend/src/imports/fixtures/jira-cloud.csv'));
    const { status, body } = await upload(content);
    expect(status).toBe(202);
    expect(body.data).toMatchObject({ state: 'queued', fileName: 'backlog.csv', bytes: content.length });
    expect(await ended(body.data.id as string)).toMatchObject({ state: 'done', created: 4, rejected: 3 });

    const first = await app.call('GET', `/imports/${body.data.id}/rejected-rows?limit=2`);
    expect(first.body.data.items.map((row: { line: number }) => row.line)).toEqual([7, 8]);
    const cursor = first.body.data.pagination.nextCursor as string;
    const rest = await app.call('GET', `/imports/${body.data.id}/rejected-rows?limit=2&cursor=${cursor}`);
    expect(rest.body.data.items.map((row: { line: number }) => row.line)).toEqual([9]);
    expect(rest.body.data.pagination.nextCursor).toBeNull();
    const page = await app.call('GET', `/imports/${body.data.id}/rejected-rows?limit=2&page=2`);
    expect(page.body.data.pagination).toMatchObject({ page: 2, total: 3 });
  });

  it('shows the first rows and waits for the mapping', async () => {
    const { body } = await upload('No;Wish\n1;Harbour map\n');
    expect(body.data.state).toBe('needs_mapping');
    expect(body.data.preview).toMatchObject({ delimiter: ';', firstRows: [['1', 'Harbour map']] });
    const id = body.data.id as string;
    expect((await start(id, {})).body.error).toMatchObject({
      code: 'invalid_input',
      details: [{ field: 'body.mapping' }],
    });
    expect((await start(id, { mapping: { Nothing: 'title' } })).status).toBe(400);
    expect((await start(id, { mapping: { No: 'key', Wish: 'title' } })).status).toBe(202);
    expect(await ended(id)).toMatchObject({ state: 'done', created: 1 });
    expect((await start(id, {})).status).toBe(409);
  });

  it('answers what is wrong with a file or a mapping', async () => {
    expect((await upload('<?xml version="1.0"?>')).body.data).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('XML'),
    });
    expect((await upload('')).body.data).toMatchObject({ state: 'failed', problem: 'the file is empty.' });
    expect((await upload('key,title\n', '&mapping=nonsense')).body.error.code).toBe('invalid_input');
    expect(
      (await upload('key,title\n', `&mapping=${encodeURIComponent('{"x":"title"}')}`)).body.error.message,
    ).toContain('no column “x”');
    expect((await app.call('GET', `/imports/${randomUUID()}`)).status).toBe(404);
  });

  it('lists imports, newest first, by page and by cursor', async () => {
    const { body } = await app.call('GET', '/imports?limit=2&page=1');
    expect(body.data.items).toHaveLength(2);
    expect(body.data.items[0].createdAt >= body.data.items[1].createdAt).toBe(true);
    const first = await app.call('GET', '/imports?limit=2');
    const next = await app.call('GET', `/imports?limit=500&cursor=${first.body.data.pagination.nextCursor}`);
    expect(first.body.data.items.length + next.body.data.items.length).toBe(body.data.pagination.total);
    expect((await app.call('GET', '/imports?cursor=WzFd')).status).toBe(400);
  });
});
