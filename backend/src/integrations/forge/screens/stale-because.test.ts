import { staleBecause, type ReadingState } from './stale-because.js';

const now = new Date('2026-11-23T18:20:00Z');
const before = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const fresh: ReadingState = {
  isFollowed: true,
  syncedAt: before(3),
  waiting: null,
  latest: null,
  lastReadThrough: null,
};
const latest = { state: 'done', problem: null, resumesAt: null, startedAt: before(60) };
const because = (change: Partial<ReadingState>): string | null => staleBecause({ ...fresh, ...change }, now);

describe('staleBecause', () => {
  it.each<[string, Partial<ReadingState>]>([
    ['just read', {}],
    [
      'read long ago, and nothing changed since',
      { syncedAt: before(9_000), lastReadThrough: before(60), latest },
    ],
    ['changed a moment ago', { waiting: { since: before(1), problem: null } }],
    ['being read', { latest: { ...latest, state: 'running' } }],
  ])('says nothing where the issue is %s', (_, change) => {
    expect(because(change)).toBeNull();
  });

  it.each<[Partial<ReadingState>, string]>([
    [
      { isFollowed: false, syncedAt: null },
      'Valora does not follow this issue yet: the figures rest on what was imported before.',
    ],
    [
      { latest: { ...latest, state: 'failed', problem: 'Jira did not accept the credentials.' } },
      'The last reading of the project failed: Jira did not accept the credentials. The figures are as of 23 Nov 2026, 18:17 UTC.',
    ],
    [
      {
        latest: {
          ...latest,
          state: 'waiting',
          resumesAt: before(-40),
          problem: 'The hour’s points are used up',
        },
      },
      'Reading the project waits until 23 Nov 2026, 19:00 UTC: The hour’s points are used up. The figures are as of 23 Nov 2026, 18:17 UTC.',
    ],
    [
      { waiting: { since: before(2), problem: 'Jira did not answer in time.' } },
      'The issue changed in Jira and could not be read again: Jira did not answer in time. The figures are as of 23 Nov 2026, 18:17 UTC.',
    ],
    [
      { waiting: { since: before(20), problem: null }, syncedAt: before(30) },
      'The issue changed in Jira on 23 Nov 2026, 18:00 UTC and waits to be read again. The figures are as of 23 Nov 2026, 17:50 UTC.',
    ],
    [
      { syncedAt: before(1_500) },
      'Nothing was read from Jira for more than a day. The figures are as of 22 Nov 2026, 17:20 UTC.',
    ],
    [{ syncedAt: null }, 'Nothing was read from Jira for more than a day.'],
  ])('says %j', (change, said) => {
    expect(because(change)).toBe(said);
  });

  it('says what is in the way before it counts days', () => {
    const failed = { ...latest, state: 'failed', problem: null };
    expect(because({ syncedAt: before(5_000), latest: failed })).toMatch(
      /^The last reading of the project failed/,
    );
  });
});
