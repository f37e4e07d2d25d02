import '../testing/bridge';
import { concerns, toLiveHint } from './use-live';

describe('live hints', () => {
  it('are read as an object or as JSON; anything else is none', () => {
    const hint = { names: ['epic.changed'], featureIds: ['f'], issueIds: [] };
    expect(toLiveHint(hint)).toEqual(hint);
    expect(toLiveHint(JSON.stringify(hint))).toEqual(hint);
    expect(toLiveHint({ issueIds: ['1', 2, null] })).toEqual({ names: [], featureIds: [], issueIds: ['1'] });
    for (const payload of ['not json', null, 7]) expect(toLiveHint(payload)).toBeNull();
  });

  it('concern an issue by its number, its feature, a new order, or because they name nobody', () => {
    const none = { names: [], featureIds: [], issueIds: [] };
    expect(concerns(none, '1', 'f')).toBe(true);
    expect(concerns({ ...none, issueIds: ['1'] }, '1', null)).toBe(true);
    expect(concerns({ ...none, featureIds: ['f'] }, '1', 'f')).toBe(true);
    expect(concerns({ ...none, featureIds: ['g'] }, '1', 'f')).toBe(false);
    expect(concerns({ ...none, issueIds: ['2'] }, '1', null)).toBe(false);
    expect(concerns({ ...none, names: ['ranking.updated'], featureIds: ['g'] }, '1', 'f')).toBe(true);
  });
});
