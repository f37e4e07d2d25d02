import { api } from '@valora/contracts';
import { ApiError, asApiFailure, problemsOf, toApiFailure } from './api-error.js';
import { createHttpTransport } from './http-transport.js';
import { toLiveMessage } from './live-message.js';
import { fillPath, toQueryString } from './request-address.js';
import type { LiveMessage } from './transport.js';

const featureId = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';
const meta = { timestamp: '2026-03-10T12:00:00Z', version: '1' };
const ok = (data: unknown) => Response.json({ success: true, data, meta });
const failed = (status: number, code: string, details?: unknown) =>
  Response.json(
    {
      success: false,
      error: { code, message: `said ${code}`, details },
      meta: { ...meta, correlationId: 'c-1' },
    },
    { status },
  );

const recorded = (answers: ((url: string) => Response)[]) => {
  const requests: { url: string; method: string; headers: Headers; body: unknown }[] = [];
  const fake = ((url: string, init: RequestInit) => {
    requests.push({ url, method: init.method ?? '', headers: init.headers as Headers, body: init.body });
    const answer = answers.shift();
    if (!answer) throw new TypeError('network down');
    return Promise.resolve(answer(url));
  }) as unknown as typeof fetch;
  return { requests, fake };
};

const transportOf = (answers: ((url: string) => Response)[], more = {}) => {
  const { requests, fake } = recorded(answers);
  return { requests, transport: createHttpTransport({ baseUrl: '/api/v1', fetch: fake, ...more }) };
};

describe('addresses', () => {
  it('fills and escapes parameters, and refuses a missing one', () => {
    expect(fillPath('/features/{id}/signals/{signalId}', { id: 'a/b', signalId: 'c d' })).toBe(
      '/features/a%2Fb/signals/c%20d',
    );
    expect(() => fillPath('/features/{id}', {})).toThrow(TypeError);
  });

  it('leaves out what is not asked for', () => {
    expect(toQueryString({ search: 'a&b', page: undefined, limit: 100 })).toBe('?search=a%26b&limit=100');
    expect(toQueryString({})).toBe('');
  });
});

describe('createHttpTransport', () => {
  it('sends version and body, and returns the data of the envelope', async () => {
    const { requests, transport } = transportOf([() => ok({ id: featureId })], { getCsrf: () => 'secret' });
    const body = { title: 'New title' };
    const data = await transport.call(api.features.update, { params: { id: featureId }, body, ifMatch: 3 });
    expect(data).toEqual({ id: featureId });
    const [request] = requests;
    expect(request).toMatchObject({
      url: `/api/v1/features/${featureId}`,
      method: 'PUT',
      body: '{"title":"New title"}',
    });
    expect(request?.headers.get('if-match')).toBe('"3"');
    expect(request?.headers.get('x-csrf-token')).toBe('secret');
    expect(request?.headers.has('idempotency-key')).toBe(false);
  });

  it('refreshes once for all calls that find the session ended, and repeats them with the same key', async () => {
    let refreshes = 0;
    let signedIn = false;
    const fake = ((url: string) => {
      if (url.endsWith('/auth/refresh')) {
        refreshes += 1;
        signedIn = true;
        return Promise.resolve(ok({}));
      }
      return Promise.resolve(signedIn ? ok({ done: url }) : failed(401, 'unauthenticated'));
    }) as unknown as typeof fetch;
    const transport = createHttpTransport({ baseUrl: '', fetch: fake });
    await Promise.all([transport.call(api.identity.team, {}), transport.call(api.rankings.summary, {})]);
    expect(refreshes).toBe(1);

    const { requests, transport: second } = transportOf([
      () => failed(401, 'unauthenticated'),
      () => ok({}),
      () => ok({}),
    ]);
    await second.call(api.rankings.undo, {});
    expect(requests.map(({ url }) => url)).toEqual([
      '/api/v1/ranking-history/undo',
      '/api/v1/auth/refresh',
      '/api/v1/ranking-history/undo',
    ]);
    expect(requests[0]?.headers.get('idempotency-key')).toBe(requests[2]?.headers.get('idempotency-key'));
  });

  it('tells the page when the session cannot be saved, but not for a wrong password', async () => {
    let ended = 0;
    const onSessionEnded = () => {
      ended += 1;
    };
    const { transport } = transportOf(
      [() => failed(401, 'unauthenticated'), () => failed(401, 'unauthenticated')],
      {
        onSessionEnded,
      },
    );
    await expect(transport.call(api.identity.team, {})).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(ended).toBe(1);
    const { transport: signIn } = transportOf([() => failed(401, 'unauthenticated')], { onSessionEnded });
    await expect(
      signIn.call(api.identity.login, { body: { email: 'a@b.c', password: 'x' } }),
    ).rejects.toThrow(ApiError);
    expect(ended).toBe(1);
  });

  it('turns a failure envelope into a typed error with what is wrong in each field', async () => {
    const details = [{ field: 'body.reason', problem: 'must not be empty' }];
    const { transport } = transportOf([() => failed(400, 'invalid_input', details)]);
    const caught = await transport.call(api.identity.team, {}).catch((thrown: unknown) => thrown);
    expect(caught).toBeInstanceOf(ApiError);
    const failure = toApiFailure(caught);
    expect(failure).toEqual({
      code: 'invalid_input',
      message: 'said invalid_input',
      details,
      correlationId: 'c-1',
      status: 400,
    });
    expect(problemsOf(failure, 'reason')).toEqual(['must not be empty']);
    expect(problemsOf(failure, 'position')).toEqual([]);
  });

  it('says in plain words when nothing, or nothing readable, came back', async () => {
    const { transport } = transportOf([
      () => new Response('<html>', { status: 502 }),
      () => new Response('<html>'),
    ]);
    await expect(transport.call(api.identity.team, {})).rejects.toMatchObject({
      code: 'unavailable',
      status: 502,
    });
    await expect(transport.call(api.identity.team, {})).rejects.toMatchObject({ code: 'unreadable' });
    await expect(transport.call(api.identity.team, {})).rejects.toMatchObject({
      code: 'unreachable',
      status: null,
    });
    expect(asApiFailure({ message: 'boom' }).code).toBe('unreachable');
  });
});

describe('live messages', () => {
  it('passes known events on and drops what it cannot read', () => {
    const heard: LiveMessage[] = [];
    let emit: (name: string, payload: unknown) => void = () => undefined;
    const transport = createHttpTransport({
      baseUrl: '',
      connectLive: ({ onEvent }) => {
        emit = onEvent;
        return () => undefined;
      },
    });
    transport.subscribe(
      (message) => heard.push(message),
      () => undefined,
    );
    emit('ranking.updated', { featureIds: [featureId], moved: 3, at: meta.timestamp });
    emit('ranking.updated', { featureIds: 'all', moved: 3, at: meta.timestamp });
    emit('toString', {});
    emit('model.retrained', { at: meta.timestamp });
    expect(heard).toEqual([
      { name: 'ranking.updated', event: { featureIds: [featureId], moved: 3, at: meta.timestamp } },
    ]);
    expect(toLiveMessage('ranking.updated', null)).toBeNull();
  });
});
