import { exchange } from './exchange.js';

const failing = (error: unknown) =>
  exchange({
    fetch: () => Promise.reject(error as Error),
    method: 'POST',
    url: 'https://acme.atlassian.net/',
    headers: {},
    timeoutMs: 1_000,
    maxBytes: 1_000,
  });
const coded = (code: string) => Object.assign(new Error(code), { code });
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });

describe('exchange', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'CERT_HAS_EXPIRED'])(
    'knows that %s came before anything was sent',
    async (code) => {
      expect(await failing(fetchFailed(coded(code)))).toMatchObject({ ok: false, failure: 'refused' });
    },
  );

  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT', 'something else'])(
    'leaves open what %s stopped',
    async (code) => {
      expect(await failing(fetchFailed(coded(code)))).toMatchObject({ ok: false, failure: 'broken' });
    },
  );

  it('takes several refused addresses for one refusal, unless one of them may have been reached', async () => {
    const all = (codes: string[]) => fetchFailed(new AggregateError(codes.map(coded)));
    expect(await failing(all(['ECONNREFUSED', 'ENETUNREACH']))).toMatchObject({ failure: 'refused' });
    expect(await failing(all(['ECONNREFUSED', 'ECONNRESET']))).toMatchObject({ failure: 'broken' });
  });

  it.each([null, undefined, 'text', 7, {}])('leaves %j open', async (error) => {
    expect(await failing(error)).toMatchObject({ ok: false, failure: 'broken' });
  });
});
