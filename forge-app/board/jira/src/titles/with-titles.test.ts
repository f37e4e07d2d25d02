import type { Transport } from '@valora/board';
import { api } from '@valora/contracts';
import { withTitles } from './with-titles.js';

const id = '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10';
const row = (key: string, title = key) => ({ id, key, title, rank: 1 });

interface Asked {
  readonly issueIdsOrKeys: string[];
  readonly fields: string[];
}

const rig = (answer: unknown, summaries: Record<string, string>, status = 200) => {
  const asked: Asked[] = [];
  const calls: unknown[] = [];
  const inner = {
    call: (_route: unknown, args: unknown) => {
      calls.push(args);
      return Promise.resolve(answer);
    },
    subscribe: () => () => undefined,
  } as unknown as Transport;
  const transport = withTitles(inner, (path, init) => {
    expect(path).toBe('/rest/api/3/issue/bulkfetch');
    const body = JSON.parse(init?.body as string) as Asked;
    asked.push(body);
    const issues = body.issueIdsOrKeys
      .filter((key) => key in summaries)
      .map((key) => ({ key, fields: { summary: summaries[key] } }));
    return Promise.resolve(Response.json({ issues }, { status }));
  });
  return { transport, asked, calls };
};

describe('titles of a numbers-only project', () => {
  it('come from Jira into every row that has none, once', async () => {
    const { transport, asked } = rig(
      {
        items: [row('VAL-1'), row('VAL-2', 'Print'), row('VAL-3')],
        neighbours: [{ key: 'VAL-1', title: 'VAL-1' }],
      },
      { 'VAL-1': 'Offline mode' },
    );
    const expected = {
      items: [row('VAL-1', 'Offline mode'), row('VAL-2', 'Print'), row('VAL-3')],
      neighbours: [{ key: 'VAL-1', title: 'Offline mode' }],
    };
    expect(await transport.call(api.features.list, {})).toEqual(expected);
    expect(await transport.call(api.features.list, {})).toEqual(expected);
    expect(asked).toEqual([{ issueIdsOrKeys: ['VAL-1', 'VAL-3'], fields: ['summary'] }]);
  });

  it('are asked for a hundred at a time', async () => {
    const keys = Array.from({ length: 250 }, (_, index) => `VAL-${String(index + 1)}`);
    const { transport, asked } = rig({ items: keys.map((key) => row(key)) }, { 'VAL-250': 'Last' });
    const { items } = await transport.call(api.features.list, {});
    expect(items.at(-1)?.title).toBe('Last');
    expect(asked.map(({ issueIdsOrKeys }) => issueIdsOrKeys.length)).toEqual([100, 100, 50]);
  });

  it('stay keys where Jira does not answer, and are asked for again', async () => {
    const { transport, asked } = rig({ items: [row('VAL-1')] }, { 'VAL-1': 'Offline mode' }, 503);
    expect(await transport.call(api.features.list, {})).toEqual({ items: [row('VAL-1')] });
    await transport.call(api.features.list, {});
    expect(asked).toHaveLength(2);
  });

  it('never reach Valora with a form that was shown them', async () => {
    const { transport, calls } = rig(row('VAL-1'), { 'VAL-1': 'Offline mode' });
    await transport.call(api.features.get, { params: { id } });
    const save = (title: string) =>
      transport.call(api.features.update, { params: { id }, ifMatch: 1, body: { title, mustDo: true } });
    await save('Offline mode');
    await save('A title somebody wrote for Valora');
    expect(calls.slice(1).map((call) => (call as { body: unknown }).body)).toEqual([
      { title: 'VAL-1', mustDo: true },
      { title: 'A title somebody wrote for Valora', mustDo: true },
    ]);
  });

  it('ask Jira nothing where Valora knows them', async () => {
    const answer = { items: [row('VAL-1', 'Offline mode'), row('Not a key')] };
    const { transport, asked } = rig(answer, {});
    expect(await transport.call(api.features.list, {})).toBe(answer);
    expect(asked).toEqual([]);
  });
});
