import { api, type Data, type FeatureRow } from '@valora/contracts';
import { answerTimeoutMs, createForgeTransport, type InvokeRemote } from './forge-transport.js';

const featureId = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';
const quiet = () => Promise.resolve({ unsubscribe: () => undefined });
const transportOf = (invokeRemote: InvokeRemote) =>
  createForgeTransport({ invokeRemote, subscribeGlobal: quiet, projectId: '10001' });
const answered = (data: unknown) => ({ status: 200, headers: {}, body: { success: true, data, meta: {} } });

describe('createForgeTransport', () => {
  it('names the project, for screens whose token names none', async () => {
    const invokeRemote = jest.fn<Promise<unknown>, [Parameters<InvokeRemote>[0]]>(() =>
      Promise.resolve(answered({})),
    );
    await transportOf(invokeRemote).call(api.identity.team, {});
    expect(invokeRemote.mock.calls[0]?.[0].headers['x-valora-project']).toBe('10001');
  });

  it('refuses what Jira would not pass on, before sending it', async () => {
    const invokeRemote = jest.fn(() => Promise.resolve(answered({})));
    const { call } = transportOf(invokeRemote);
    const long = (length: number) =>
      call(api.features.create, { body: { title: 'A', description: 'ä'.repeat(length) } });
    await expect(long(250_000)).rejects.toMatchObject({
      code: 'too_large',
      message: /501 KB.*500 KB at most/,
    });
    await expect(
      call(api.imports.upload, { query: { fileName: 'a.csv' }, file: new Blob(['a']) }),
    ).rejects.toMatchObject({ code: 'unsupported_media_type', message: /passes no files on/ });
    expect(invokeRemote).not.toHaveBeenCalled();
    await long(100_000);
    expect(invokeRemote).toHaveBeenCalledTimes(1);
  });

  it('calls an answer without a status what it is: Valora was not reached', async () => {
    for (const answer of [undefined, {}, { message: 'remote is down' }, { status: 'no' }])
      await expect(
        transportOf(() => Promise.resolve(answer)).call(api.identity.team, {}),
      ).rejects.toMatchObject({ code: 'unreachable', message: /could not reach Valora/ });
  });

  it('rejects a call that was given up, before or after it was sent', async () => {
    const { call } = transportOf(() => new Promise(() => undefined));
    const early = AbortSignal.abort();
    await expect(call(api.identity.team, { signal: early })).rejects.toMatchObject({ name: 'AbortError' });
    const controller = new AbortController();
    const pending = call(api.identity.team, { signal: controller.signal });
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  });

  describe('after 25 seconds', () => {
    beforeEach(() => {
      jest.useFakeTimers();
    });
    afterEach(() => {
      jest.useRealTimers();
    });

    it('says so, and warns after a change that it may have happened', async () => {
      const { call } = transportOf(() => new Promise(() => undefined));
      const read = expect(call(api.identity.team, {})).rejects.toMatchObject({
        code: 'unreachable',
        message: /within 25 seconds.*Try again\.$/,
      });
      const change = expect(call(api.rankings.undo, {})).rejects.toMatchObject({
        code: 'unreachable',
        message: /may still have been made/,
      });
      await jest.advanceTimersByTimeAsync(answerTimeoutMs);
      await Promise.all([read, change]);
    });
  });
});

/** The largest row the contracts let a backend store: titles of 500 characters of four bytes, and every figure at full length. */
const largestRow = (): FeatureRow => {
  const figure = -0.1234567890123456;
  const spread = { mean: figure, p10: figure, p50: figure, p90: figure };
  return {
    id: featureId,
    key: 'K'.repeat(100),
    title: '𝒜'.repeat(500),
    status: 'in_progress',
    mustDo: false,
    demand: 1_000_000,
    isSample: false,
    version: 1_000_000,
    rank: 1_000_000,
    modelRank: 1_000_000,
    rankLow: 1_000_000,
    rankHigh: 1_000_000,
    tier: 100_000,
    pTop10: figure,
    score: figure,
    overridden: false,
    missing: Array.from({ length: 10 }, () => 'm'.repeat(100)),
    roi: { ...spread, pNoEffect: figure, pLoss: figure },
    value: { ...spread, currency: 'EUR' },
    effortDays: spread,
    confidence: figure,
    basedOn: 'prior',
    effortBasedOn: 'prior',
    rankHistory: Array.from({ length: 12 }, () => 1_000_000),
    epicKey: 'K'.repeat(100),
    scoredAt: '2026-03-10T12:00:00.000Z',
  } as unknown as FeatureRow;
};

it('a page of 500 of the largest rows stays below the 5 MB that Jira passes on', () => {
  const page: Data<typeof api.features.list> = {
    items: Array.from({ length: 500 }, largestRow),
    pagination: { limit: 500, nextCursor: 'c'.repeat(4_000) },
  };
  const bytes = new TextEncoder().encode(JSON.stringify(answered(page).body)).length;
  expect(bytes).toBeLessThan(5_000_000);
});
