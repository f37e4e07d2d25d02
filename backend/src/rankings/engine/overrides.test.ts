import fc from 'fast-check';
import { aRankable, aRequest, asOf } from '../testing/rankable.js';
import { activeOverrides, applyOverrides } from './overrides.js';
import { rankFeatures } from './rank.js';
import type { RankOverride } from './types.js';

const now = new Date(asOf);
const override = (featureId: string, position: number, more: Partial<RankOverride> = {}): RankOverride => ({
  featureId,
  position,
  reason: 'promised',
  actor: 'Ada',
  createdAt: '2026-04-01T00:00:00Z',
  expiresAt: null,
  ...more,
});
const place = (order: readonly string[], overrides: readonly RankOverride[]) =>
  applyOverrides(order, activeOverrides(overrides, now)).join('');

describe('overrides', () => {
  it('put a feature where it was put, the others in the model’s order around it', () => {
    expect(place([...'abcde'], [override('d', 1)])).toBe('dabce');
    expect(place([...'abcde'], [override('a', 4)])).toBe('bcdae');
    expect(place([...'abcde'], [override('e', 1), override('a', 5)])).toBe('ebcda');
    expect(place([...'abcde'], [override('b', 99)])).toBe('acdeb');
  });

  it('let the later decision have the place both want', () => {
    const later = override('d', 2, { createdAt: '2026-04-02T00:00:00Z' });
    expect(place([...'abcde'], [override('e', 2), later])).toBe('adebc');
    expect(place([...'abcde'], [override('a', 5), { ...later, position: 5 }])).toBe('bcead');
  });

  it('end when they expire, and only the latest of a feature counts', () => {
    const expired = override('e', 1, { expiresAt: asOf });
    expect(place([...'abcde'], [expired])).toBe('abcde');
    const later = override('e', 2, { createdAt: '2026-04-02T00:00:00Z', expiresAt: '2026-06-01T00:00:00Z' });
    expect(place([...'abcde'], [override('e', 1), later])).toBe('aebcd');
  });

  it('always give a permutation, with the latest wish met', () => {
    const wishes = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 12 }), fc.nat(5)), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(wishes, (all) => {
        const order = [...'abcdefghij'];
        const overrides = all.map(([feature, position, hour]) =>
          override(order[feature]!, position, { createdAt: `2026-04-01T0${hour}:00:00Z` }),
        );
        const shown = place(order, overrides);
        expect([...shown].sort()).toEqual(order);
        const active = [...activeOverrides(overrides, now).values()];
        const latest = active[0];
        if (latest !== undefined) expect(shown[Math.min(latest.position, 10) - 1]).toBe(latest.featureId);
        const rest = order.filter((id) => !active.some(({ featureId }) => featureId === id));
        expect([...shown].filter((id) => rest.includes(id))).toEqual(rest);
      }),
    );
  });

  it('leave the model’s rank beside the shown one', () => {
    const features = [1, 2, 3].map((number) => aRankable(number));
    const { ranked } = rankFeatures(aRequest(features, { overrides: [override('f3', 1)] }));
    expect(ranked.map(({ key, rank, modelRank }) => [key, rank, modelRank])).toEqual([
      ['PROJ-3', 1, 3],
      ['PROJ-1', 2, 1],
      ['PROJ-2', 3, 2],
    ]);
    expect(ranked[0]?.override).toMatchObject({ reason: 'promised', actor: 'Ada' });
    expect(ranked[1]?.override).toBeNull();
  });
});
