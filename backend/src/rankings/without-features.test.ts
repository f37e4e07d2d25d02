import type { Snapshot } from './store/snapshot-store.js';
import { settingsOf } from './testing/rankable.js';
import { withoutFeatures } from './without-features.js';

const override = (featureId: string, position = 1) => ({
  featureId,
  position,
  reason: 'promised',
  actor: 'Ada',
  createdAt: '2026-04-01T00:00:00Z',
  expiresAt: null,
});
const state = (
  id: string,
  previousId: string | null,
  more: { readonly reason: string; readonly on: readonly string[]; readonly framework?: 'rice' },
): Snapshot => ({
  id,
  previousId,
  at: new Date('2026-04-01T00:00:00Z'),
  actor: 'Ada',
  reason: more.reason,
  settings: settingsOf(more.framework === undefined ? {} : { framework: more.framework }),
  overrides: more.on.map((featureId) => override(featureId)),
});
const gone = { ids: new Set(['s1', 's2']), keys: ['FM-1', 'FM-2'], called: 'sample data' };

describe('kept states without some features', () => {
  it('lose those that were only about them, and go back past them', () => {
    const { dropped, changed } = withoutFeatures(
      [
        state('1', null, { reason: 'The ranking before anybody changed it.', on: [] }),
        state('2', '1', { reason: 'FM-1 was put at position 1: promised', on: ['s1'] }),
        state('3', '2', { reason: 'A-1 was put at position 1: promised', on: ['s1', 'a1'] }),
        state('4', '1', { reason: 'Undone: FM-1 was put at position 1: promised', on: ['a1'] }),
        state('5', '3', { reason: 'The framework changed.', on: ['s1', 'a1'], framework: 'rice' }),
      ],
      gone,
    );
    expect(dropped).toEqual(['2', '4']);
    expect(
      changed.map(({ id, previousId, overrides }) => [
        id,
        previousId,
        overrides.map(({ featureId }) => featureId),
      ]),
    ).toEqual([
      ['3', '1', ['a1']],
      ['5', '3', ['a1']],
    ]);
  });

  it('keep what was about others too, without the names', () => {
    const { dropped, changed } = withoutFeatures(
      [
        state('1', null, { reason: 'A-1 was put at position 1: like FM-1, not FM-12', on: ['a1'] }),
        state('2', '1', { reason: 'Expired: the overrides of FM-2, A-1.', on: [] }),
      ],
      gone,
    );
    expect(dropped).toEqual([]);
    expect(changed.map(({ reason }) => reason)).toEqual([
      'A-1 was put at position 1: like sample data, not FM-12',
      'Expired: the overrides of sample data, A-1.',
    ]);
  });

  it('stay as they are where nothing is of them', () => {
    const untouched = [state('1', null, { reason: 'A-1 was put at position 1: x', on: ['a1'] })];
    expect(withoutFeatures(untouched, gone)).toEqual({ dropped: [], changed: [] });
    expect(withoutFeatures(untouched, { ...gone, ids: new Set(), keys: [] })).toEqual({
      dropped: [],
      changed: [],
    });
  });
});
