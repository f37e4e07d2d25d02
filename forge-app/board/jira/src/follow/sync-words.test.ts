import type { JiraSync } from '@valora/contracts';
import { syncWords } from './sync-words.js';

const sync = (change: Partial<JiraSync>): JiraSync => ({
  id: '0199c6b2-7d7c-7a51-9c6e-3b1f3c5a9e10',
  projectId: '10001',
  projectKey: 'VAL',
  kind: 'full',
  state: 'running',
  issuesRead: 120,
  issuesExpected: 400,
  created: 118,
  updated: 0,
  unchanged: 0,
  leftOut: 2,
  problem: null,
  resumesAt: null,
  startedAt: '2026-03-10T12:00:00Z',
  finishedAt: null,
  ...change,
});
const format = {
  exact: String,
  count: (count: number, one: string, many: string) => `${String(count)} ${count === 1 ? one : many}`,
  age: () => 'in 5 minutes',
};
const textOf = (change: Partial<JiraSync>, isRanked = false) =>
  syncWords(sync(change), isRanked, format)?.text;

describe('syncWords', () => {
  it('counts while reading, with or without an expectation', () => {
    expect(textOf({})).toMatch(/^120 of about 400 issues read\./);
    expect(textOf({ issuesExpected: null, issuesRead: 1 })).toMatch(/^1 issue read so far\./);
  });

  it('says why it waits and when it goes on', () => {
    expect(
      textOf({
        state: 'waiting',
        problem: 'The hour’s points are spent.',
        resumesAt: '2026-03-10T13:00:00Z',
      }),
    ).toBe('120 of about 400 issues read. The hour’s points are spent. It goes on in 5 minutes.');
    expect(textOf({ state: 'waiting' })).toBe('120 of about 400 issues read. Jira asked for a pause.');
  });

  it('warns of a failure and keeps what is known', () => {
    const words = syncWords(sync({ state: 'failed', problem: 'Jira refused.' }), true, format);
    expect(words).toMatchObject({ tone: 'warning', title: 'VAL could not be read' });
    expect(words?.text).toContain('Jira refused.');
  });

  it('waits for the first ranking, then says nothing', () => {
    expect(textOf({ state: 'done', issuesRead: 400 })).toMatch(/^400 issues are read/);
    expect(syncWords(sync({ state: 'done' }), true, format)).toBeNull();
    expect(syncWords(sync({ state: 'done', created: 0 }), false, format)).toBeNull();
    expect(syncWords(undefined, false, format)).toBeNull();
  });
});
