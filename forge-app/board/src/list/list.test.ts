import type { FeatureRow } from '@valora/contracts';
import fc from 'fast-check';
import { toRankedItems, type BoardItem, type CapacityLine } from './board-items.js';
import { nextCell } from './grid-focus.js';
import { scrollShift } from './keep-place.js';
import { clampPosition, positionAfterDrop } from './move-position.js';
import { placesGained, rankMoves } from './rank-moves.js';
import { axisEnd, roiScale } from './roi-scale.js';
import { addSpan, noSelection, onlyListed, toggle } from './selection.js';

const aRow = (part: Partial<FeatureRow>): FeatureRow => ({
  id: `id-${String(part.rank ?? part.key)}`,
  key: `K-${String(part.rank)}`,
  title: 'A feature',
  status: 'idea',
  mustDo: false,
  demand: 0,
  isSample: false,
  version: 1,
  rank: null,
  modelRank: null,
  rankLow: null,
  rankHigh: null,
  tier: null,
  pTop10: null,
  score: null,
  overridden: false,
  missing: [],
  roi: null,
  value: null,
  effortDays: null,
  confidence: null,
  basedOn: null,
  effortBasedOn: null,
  rankHistory: [],
  epicKey: null,
  scoredAt: null,
  ...part,
});

const ranked = (tiers: readonly number[]) => tiers.map((tier, index) => aRow({ rank: index + 1, tier }));
const capacity = (fitsThrough: number): CapacityLine => ({
  capacityDays: 60,
  fitsThrough,
  pFits: 0.7,
  warnings: [],
});
const shape = (items: readonly BoardItem[]) =>
  items.map((item) => {
    switch (item.kind) {
      case 'feature':
        return item.row.rank ?? item.row.key;
      case 'tier':
        return `T${String(item.tier)}:${String(item.firstRank)}-${String(item.lastRank)}`;
      case 'capacity':
        return 'line';
      case 'outside':
        return `${item.why}(${String(item.count)})`;
    }
  });

describe('toRankedItems', () => {
  it('opens a tier where it starts and says where it ends', () => {
    const items = toRankedItems({ rows: ranked([1, 1, 2]), capacity: null, isComplete: true });
    expect(shape(items)).toEqual(['T1:1-2', 1, 2, 'T2:3-3', 3]);
  });

  it('does not claim an end for a tier that is still loading', () => {
    const items = toRankedItems({ rows: ranked([1, 2, 2]), capacity: null, isComplete: false });
    expect(shape(items)).toEqual(['T1:1-1', 1, 'T2:2-null', 2, 3]);
  });

  it('lets an overridden feature stand in a tier that is not its own', () => {
    const rows = ranked([1, 5, 1, 2]).map((row) => (row.rank === 2 ? { ...row, overridden: true } : row));
    expect(shape(toRankedItems({ rows, capacity: null, isComplete: true }))).toEqual([
      'T1:1-3',
      1,
      2,
      3,
      'T2:4-4',
      4,
    ]);
  });

  it('draws the capacity line after the last that fits, above the next tier', () => {
    const at = (fitsThrough: number) =>
      shape(toRankedItems({ rows: ranked([1, 1, 2]), capacity: capacity(fitsThrough), isComplete: true }));
    expect(at(0)).toEqual(['line', 'T1:1-2', 1, 2, 'T2:3-3', 3]);
    expect(at(1)).toEqual(['T1:1-2', 1, 'line', 2, 'T2:3-3', 3]);
    expect(at(2)).toEqual(['T1:1-2', 1, 2, 'line', 'T2:3-3', 3]);
    expect(at(3)).toEqual(['T1:1-2', 1, 2, 'T2:3-3', 3]);
  });

  it('lists what is outside the ranking at the end, by reason', () => {
    const rows = [
      ...ranked([1]),
      aRow({ key: 'U' }),
      aRow({ key: 'D', status: 'delivered', mustDo: true }),
      aRow({ key: 'M', mustDo: true }),
    ];
    const items = toRankedItems({ rows, capacity: null, isComplete: false });
    expect(shape(items)).toEqual(['T1:1-1', 1, 'must-do(1)', 'M', 'unscored(1)', 'U', 'closed(1)', 'D']);
  });

  it('keeps every row exactly once and gives each item its own key', () => {
    const someRows = fc.array(
      fc.record({ tier: fc.integer({ min: 1, max: 5 }), overridden: fc.boolean(), outside: fc.boolean() }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(someRows, fc.integer({ min: 0, max: 45 }), (given, fitsThrough) => {
        const rows = given.map(({ tier, overridden, outside }, index) =>
          aRow(outside ? { key: `o${String(index)}` } : { rank: index + 1, tier, overridden }),
        );
        const items = toRankedItems({ rows, capacity: capacity(fitsThrough), isComplete: true });
        const ids = items.flatMap((item) => (item.kind === 'feature' ? [item.row.id] : []));
        expect([...ids].sort()).toEqual(rows.map((row) => row.id).sort());
        expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
      }),
    );
  });
});

describe('positionAfterDrop', () => {
  it('gives the rank that the feature really has once it is taken out and put back', () => {
    const drop = fc.record({
      count: fc.integer({ min: 2, max: 30 }),
      from: fc.nat(),
      over: fc.nat(),
      edge: fc.constantFrom('top' as const, 'bottom' as const),
    });
    fc.assert(
      fc.property(drop, ({ count, from, over, edge }) => {
        const order = Array.from({ length: count }, (_, index) => index + 1);
        const dragged = (from % count) + 1;
        const onto = (over % count) + 1;
        fc.pre(dragged !== onto);
        const without = order.filter((item) => item !== dragged);
        const slot = without.indexOf(onto) + (edge === 'top' ? 0 : 1);
        without.splice(slot, 0, dragged);
        expect(positionAfterDrop({ from: dragged, over: onto, edge })).toBe(without.indexOf(dragged) + 1);
      }),
    );
  });

  it('keeps a typed position inside the list', () => {
    expect(clampPosition(0, 10)).toBe(1);
    expect(clampPosition(11, 10)).toBe(10);
    expect(clampPosition(3.4, 10)).toBe(3);
    expect(clampPosition(1, 0)).toBe(1);
  });
});

describe('scrollShift', () => {
  const visible = ['a', 'b', 'c'].map((key, index) => ({ key, top: 100 + index * 50 }));

  it('follows what most of the visible rows did', () => {
    const now: Record<string, number> = { a: 5000, b: 200, c: 250 };
    expect(scrollShift({ visible, topOf: (key) => now[key], scrollTop: 100 })).toBe(50);
  });

  it('stays at the top, ignores rows that are gone and never scrolls above the start', () => {
    expect(scrollShift({ visible, topOf: () => 0, scrollTop: 0 })).toBe(0);
    expect(scrollShift({ visible, topOf: () => undefined, scrollTop: 100 })).toBe(0);
    expect(scrollShift({ visible, topOf: () => 0, scrollTop: 40 })).toBe(-40);
  });
});

describe('rank moves', () => {
  it('tells changed ranks, the largest first, not what a filter brought or took', () => {
    const of = (id: string, rank: number | null) => ({ id, key: id, title: id, rank });
    const before = [of('a', 1), of('b', 2), of('gone', 3), of('c', 9)];
    const after = [of('b', 1), of('a', null), of('new', 2), of('c', 4)];
    expect(rankMoves(before, after).map(({ key, fromRank, toRank }) => [key, fromRank, toRank])).toEqual([
      ['a', 1, null],
      ['c', 9, 4],
      ['b', 2, 1],
    ]);
    expect(placesGained([14, 12, 9])).toBe(5);
    expect(placesGained([])).toBe(0);
  });
});

describe('selection', () => {
  const order = ['a', 'b', 'c', 'd'];

  it('toggles one, adds a span either way, and forgets what is not listed', () => {
    const one = toggle(noSelection, 'c');
    expect([...one]).toEqual(['c']);
    expect([...toggle(one, 'c')]).toEqual([]);
    expect([...addSpan(one, { order, from: 'c', to: 'a' })].sort()).toEqual(['a', 'b', 'c']);
    expect([...addSpan(noSelection, { order, from: 'x', to: 'b' })]).toEqual(['b']);
    expect([...onlyListed(new Set(['a', 'x']), order)]).toEqual(['a']);
    expect(onlyListed(one, order)).toBe(one);
  });
});

describe('nextCell', () => {
  const size = { rows: 10, columns: 4, pageRows: 5 };
  const press = (key: string, withControl = false) => ({ key, withControl });

  it('walks cell by cell into the header and no further', () => {
    expect(nextCell({ row: 0, column: 1 }, press('ArrowUp'), size)).toEqual({ row: -1, column: 1 });
    expect(nextCell({ row: -1, column: 1 }, press('ArrowUp'), size)).toEqual({ row: -1, column: 1 });
    expect(nextCell({ row: 9, column: 3 }, press('ArrowRight'), size)).toEqual({ row: 9, column: 3 });
  });

  it('leaps by page and to the ends', () => {
    expect(nextCell({ row: 2, column: 2 }, press('PageDown'), size)).toEqual({ row: 7, column: 2 });
    expect(nextCell({ row: 2, column: 2 }, press('Home', true), size)).toEqual({ row: 0, column: 0 });
    expect(nextCell({ row: 2, column: 2 }, press('End'), size)).toEqual({ row: 2, column: 3 });
    expect(nextCell({ row: 2, column: 2 }, press('a'), size)).toBeNull();
  });
});

describe('roiScale', () => {
  it('keeps the order of ratios and stays on the axis', () => {
    const { place } = roiScale(5);
    expect(place(-1)).toBe(0);
    expect(place(5)).toBe(1);
    const ratio = fc.double({ min: -3, max: 20, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, (a, b) => {
        expect(Math.sign(place(a) - place(b)) * Math.sign(a - b)).toBeGreaterThanOrEqual(0);
        expect(place(a)).toBeGreaterThanOrEqual(0);
        expect(place(a)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('chooses an axis on which nine of ten intervals fit', () => {
    const row = (p90: number) => ({ roi: { mean: 0, p10: -1, p50: 0, p90, pLoss: 0 } });
    expect(axisEnd([])).toBe(1);
    expect(axisEnd([...Array.from({ length: 9 }, () => row(3)), row(900)])).toBe(5);
    expect(axisEnd([row(900)])).toBe(100);
  });
});
