import fc from 'fast-check';
import {
  aPrediction,
  aRankable,
  aRequest,
  arbitraryFeatures,
  asOf,
  given,
  settingsOf,
  statesOf,
} from '../testing/rankable.js';
import { compareRankings } from './compare-rankings.js';
import { orderFeatures } from './order.js';
import { rankFeatures } from './rank.js';
import type { RankRequest, RankableFeature } from './types.js';
import { whyMoved } from './what-changed.js';

const reach = (number: number, value: number, more: Partial<RankableFeature> = {}): RankableFeature =>
  aRankable(number, { inputs: { reach: given(value), impact: given(1) }, ...more });
const byReach = settingsOf({ framework: 'formula', formula: 'reach * impact' });
const movesBetween = (
  before: readonly RankableFeature[],
  after: readonly RankableFeature[],
  [first, second]: [Partial<RankRequest>, Partial<RankRequest>] = [{}, {}],
) => {
  const rank = (features: readonly RankableFeature[], more: Partial<RankRequest>) =>
    statesOf(rankFeatures(aRequest(features, { settings: byReach, draws: 20, ...more })));
  return whyMoved({
    before: rank(before, first),
    after: rank(after, second),
    settingsChanged: second.settings !== undefined,
  });
};
const start = [reach(1, 300), reach(2, 200), reach(3, 100)];
const reasons = (moves: ReturnType<typeof whyMoved>) =>
  Object.fromEntries(moves.map(({ featureId, reason }) => [featureId, reason]));

describe('why it moved', () => {
  it('is its own score, by what changed in it, and for the others that it passed', () => {
    const moves = movesBetween(start, [start[0]!, start[1]!, reach(3, 250)]);
    expect(reasons(moves)).toEqual({
      f2: 'PROJ-3 passed it; its own score did not change.',
      f3: 'Its score rose from 100 to 250 (reach +150).',
    });
    expect(moves.find(({ featureId }) => featureId === 'f3')).toMatchObject({
      cause: 'own-score',
      fromRank: 3,
      toRank: 2,
      parts: [{ name: 'reach', amount: 150, source: 'human', actor: 'Ada', asOf }],
    });
  });

  it('is others, even when its own score rose', () => {
    const moves = movesBetween(start, [start[0]!, reach(2, 210), reach(3, 900)]);
    expect(reasons(moves)['f2']).toBe(
      'PROJ-3 passed it, although its score rose from 200 to 210 (reach +10).',
    );
  });

  it('is coming and going', () => {
    const moves = movesBetween(start, [
      reach(1, 300, { status: 'delivered' }),
      start[1]!,
      start[2]!,
      reach(4, 150),
    ]);
    expect(reasons(moves)).toEqual({
      f1: 'Left the ranking: it is delivered.',
      f2: 'PROJ-1 left the ranking above it; its own score did not change.',
      f4: 'New in the ranking, at 2.',
    });
    const unscored = aRankable(5, { inputs: { reach: given(999) } });
    const back = movesBetween([...start, unscored], [...start, reach(5, 999)]);
    expect(reasons(back)['f5']).toBe('Entered the ranking at 1: impact is known now.');
    expect(reasons(back)['f1']).toBe('PROJ-5 came in above it; its own score did not change.');
    expect(reasons(movesBetween([...start, reach(5, 1)], [...start, unscored]))['f5']).toBe(
      'Left the ranking: missing impact.',
    );
  });

  it('is an override, and its end', () => {
    const override = {
      featureId: 'f3',
      position: 1,
      reason: 'promised to Acme',
      actor: 'Ada',
      createdAt: asOf,
      expiresAt: '2026-06-01T00:00:00Z',
    };
    const on = movesBetween(start, start, [{}, { overrides: [override] }]);
    expect(reasons(on)).toEqual({
      f1: 'PROJ-3 passed it; its own score did not change.',
      f2: 'PROJ-3 passed it; its own score did not change.',
      f3: 'Ada put it at position 1: promised to Acme (until 2026-06-01).',
    });
    const off = movesBetween(start, start, [{ overrides: [override] }, {}]);
    expect(reasons(off)['f3']).toBe('Ada’s override has ended: back to the model’s rank.');
    expect(reasons(off)['f1']).toBe('PROJ-3 fell behind it; its own score did not change.');
  });

  it('is a change of settings', () => {
    const features = [reach(1, 300), aRankable(2, { inputs: { reach: given(100), impact: given(2) } })];
    const settings = settingsOf({ framework: 'formula', formula: 'impact' });
    expect(reasons(movesBetween(features, features, [{}, { settings }]))['f2']).toMatch(
      /^The way the score is made changed: score fell from 200 to 2 \(/,
    );
  });

  it('is said for every rank that changed and no other', () => {
    const rank = (features: readonly RankableFeature[]) => rankFeatures(aRequest(features, { draws: 10 }));
    fc.assert(
      fc.property(arbitraryFeatures(), arbitraryFeatures(), (before, after) => {
        const [earlier, later] = [rank(before), rank(after)];
        const moves = whyMoved({ before: statesOf(earlier), after: statesOf(later), settingsChanged: false });
        const ranks = new Map(earlier.ranked.map(({ id, rank: at }) => [id, at]));
        const changed = [
          ...later.ranked.filter(({ id, rank: at }) => ranks.get(id) !== at),
          ...later.unscored.filter(({ id }) => ranks.has(id)),
        ].map(({ id }) => id);
        expect(moves.map(({ featureId }) => featureId).sort()).toEqual(changed.sort());
        expect(moves.every(({ reason }) => reason.length > 10)).toBe(true);
      }),
    );
  });
});

it('a comparison shows who moves, enters and drops out under other settings', () => {
  const features = [
    aRankable(1, {
      prediction: aPrediction({ value: 90_000 }),
      inputs: { reach: given(1), impact: given(1) },
    }),
    reach(2, 50),
    aRankable(3, { inputs: {} }),
  ];
  const before = rankFeatures(aRequest(features)).ranked;
  const { rows, moved } = compareRankings(before, orderFeatures(aRequest(features, { settings: byReach })));
  expect(rows.map(({ key, fromRank, toRank, score }) => [key, fromRank, toRank, score])).toEqual([
    ['PROJ-2', 2, 1, 50],
    ['PROJ-1', 1, 2, 1],
    ['PROJ-3', 3, null, null],
  ]);
  expect(moved).toBe(3);
});
