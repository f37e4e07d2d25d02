import { api } from '@valora/contracts';
import { createForgeTransport } from './forge-transport.js';
import { createHttpTransport } from './http-transport.js';
import type { Transport } from './transport.js';

interface Sent {
  readonly path: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: unknown;
}
interface Answer {
  readonly status: number;
  readonly body: unknown;
}
interface Side {
  readonly transport: Transport;
  readonly sent: Sent[];
}

const featureId = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';
const meta = { timestamp: '2026-03-10T12:00:00Z', version: '1' };
const ok = (data: unknown): Answer => ({ status: 200, body: { success: true, data, meta } });
const failed = (status: number, code: string, details?: unknown): Answer => ({
  status,
  body: {
    success: false,
    error: { code, message: `said ${code}`, details },
    meta: { ...meta, correlationId: 'c-1' },
  },
});

const overHttp = (answers: Answer[]): Side => {
  const sent: Sent[] = [];
  const fake = ((path: string, init: RequestInit) => {
    const { method = '', headers, body } = init;
    sent.push({
      path,
      method,
      headers: new Headers(headers),
      body: typeof body === 'string' ? JSON.parse(body) : undefined,
    });
    const answer = answers.shift();
    if (!answer) throw new TypeError('network down');
    return Promise.resolve(Response.json(answer.body, { status: answer.status }));
  }) as unknown as typeof fetch;
  return { sent, transport: createHttpTransport({ baseUrl: '/api/v1', fetch: fake }) };
};

const overForge = (answers: Answer[]): Side => {
  const sent: Sent[] = [];
  const transport = createForgeTransport({
    projectId: '10001',
    subscribeGlobal: () => Promise.resolve({ unsubscribe: () => undefined }),
    invokeRemote: ({ path, method, headers, body }) => {
      sent.push({ path, method, headers: new Headers(headers), body });
      const answer = answers.shift();
      return answer ? Promise.resolve({ ...answer, headers: {} }) : Promise.reject(new Error('bridge down'));
    },
  });
  return { sent, transport };
};

describe.each([
  ['HTTP', overHttp],
  ['Forge', overForge],
])('a transport over %s', (_name, open) => {
  it('fills the path, asks the query and gives back the data', async () => {
    const { sent, transport } = open([ok({ items: [] })]);
    const data = await transport.call(api.features.history, {
      params: { id: featureId },
      query: { limit: 5 },
    });
    expect(data).toEqual({ items: [] });
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({
      path: `/api/v1/features/${featureId}/history?limit=5`,
      method: 'GET',
      body: undefined,
    });
    expect(sent[0]?.headers.has('idempotency-key')).toBe(false);
    expect(sent[0]?.headers.has('content-type')).toBe(false);
  });

  it('sends body and version of a change, without a key since the version already makes it happen once', async () => {
    const { sent, transport } = open([ok({})]);
    await transport.call(api.features.update, {
      params: { id: featureId },
      body: { title: 'Ö' },
      ifMatch: 3,
    });
    expect(sent[0]).toMatchObject({ method: 'PUT', body: { title: 'Ö' } });
    expect(sent[0]?.headers.get('if-match')).toBe('"3"');
    expect(sent[0]?.headers.get('content-type')).toBe('application/json');
    expect(sent[0]?.headers.has('idempotency-key')).toBe(false);
  });

  it('gives every effect a key of its own, or the one a person’s second try brings along', async () => {
    const { sent, transport } = open([ok({}), ok({}), ok({}), ok({})]);
    await transport.call(api.rankings.undo, {});
    await transport.call(api.rankings.undo, {});
    await transport.call(api.rankings.undo, { idempotencyKey: 'k-1' });
    await transport.call(api.rankings.whatIf, {
      body: { settings: { framework: 'roi', criteria: [], formula: null } },
    });
    const keys = sent.map(({ headers }) => headers.get('idempotency-key'));
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys.slice(2)).toEqual(['k-1', null]);
  });

  it('turns a failure into an error with its code, details and reference', async () => {
    const details = [{ field: 'body.reason', problem: 'must not be empty' }];
    const { transport } = open([failed(400, 'invalid_input', details)]);
    await expect(transport.call(api.identity.team, {})).rejects.toMatchObject({
      name: 'ApiError',
      code: 'invalid_input',
      message: 'said invalid_input',
      details,
      correlationId: 'c-1',
      status: 400,
    });
  });

  it('says in plain words when nothing, or nothing readable, came back', async () => {
    const { transport } = open([
      { status: 502, body: '<html>' },
      { status: 200, body: '<html>' },
    ]);
    const ask = () => transport.call(api.identity.team, {});
    await expect(ask()).rejects.toMatchObject({ code: 'unavailable', status: 502 });
    await expect(ask()).rejects.toMatchObject({ code: 'unreadable' });
    await expect(ask()).rejects.toMatchObject({ code: 'unreachable', status: null });
  });
});
