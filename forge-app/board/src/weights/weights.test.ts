import fc from 'fast-check';
import type { RankingSettings } from '@valora/contracts';
import { criterionNames, newCriterion } from './new-criterion.js';
import { isSameOrder } from './same-order.js';
import { readSettings, toSettingsDraft } from './settings-draft.js';
import { withFramework } from './with-framework.js';
import { newInTopTen, topMoves } from './top-moves.js';

const weighted: RankingSettings = {
  framework: 'weighted',
  criteria: [{ name: 'reach', label: 'Reach', weight: 2, anchorLow: 0, anchorHigh: 1000, scale: 'linear' }],
  formula: null,
};
const draft = toSettingsDraft(weighted);

describe('settings as a form', () => {
  it('reads back what it showed', () => {
    const criterion = fc.record({
      name: fc.constantFrom(...criterionNames),
      label: fc.constantFrom('A', 'B'),
      weight: fc.double({ min: 0.5, max: 1000, noNaN: true }),
      anchorLow: fc.constantFrom(0.5, 1, 2),
      anchorHigh: fc.constantFrom(3, 100),
      scale: fc.constantFrom('linear' as const, 'log' as const),
    });
    fc.assert(
      fc.property(fc.array(criterion, { minLength: 1, maxLength: 5 }), (criteria) => {
        const settings: RankingSettings = { ...weighted, criteria };
        expect(readSettings(toSettingsDraft(settings))).toEqual({ settings });
      }),
    );
  });

  it('says what is wrong and where', () => {
    const first = draft.criteria[0] ?? newCriterion('reach');
    const wrong = (part: object) => readSettings({ ...draft, criteria: [{ ...first, ...part }] });
    expect(wrong({ weight: 'much' })).toEqual({ problems: { 'criteria.0.weight': 'Give a number.' } });
    expect(wrong({ anchorHigh: '0' })).toHaveProperty(['problems', 'criteria.0.anchorHigh']);
    expect(wrong({ scale: 'log' })).toHaveProperty(['problems', 'criteria.0.scale']);
    expect(wrong({ weight: '0' })).toHaveProperty('problems.criteria');
    expect(readSettings({ ...draft, criteria: [] })).toHaveProperty('problems.criteria');
    expect(readSettings({ ...draft, framework: 'formula', formula: ' ' })).toHaveProperty('problems.formula');
  });

  it('compares only what the framework uses', () => {
    const roi: RankingSettings = { ...weighted, framework: 'roi' };
    expect(isSameOrder(roi, { ...roi, criteria: [] })).toBe(true);
    expect(isSameOrder(weighted, { ...weighted, criteria: [] })).toBe(false);
    expect(isSameOrder(weighted, roi)).toBe(false);
  });

  it('suggests valid anchors for everything a criterion can read, lower first where less is worse', () => {
    for (const name of criterionNames) {
      expect(readSettings({ ...draft, criteria: [newCriterion(name)] })).toHaveProperty('settings');
    }
    expect(newCriterion('jobSize')).toMatchObject({ anchorLow: '21', anchorHigh: '1' });
    expect(newCriterion('ourFit')).toMatchObject({ label: 'Our fit', anchorLow: '0', anchorHigh: '10' });
    expect(newCriterion('constructor')).toMatchObject({ anchorLow: '0', anchorHigh: '10' });
  });
});

describe('another framework', () => {
  it('begins with something to change and keeps what was typed', () => {
    const blank = { framework: 'roi' as const, criteria: [], formula: '' };
    const begun = withFramework(blank, 'weighted');
    expect(begun.criteria?.map(({ name }) => name)).toEqual(['predictedRoi', 'demand']);
    expect(readSettings({ ...blank, ...begun })).toHaveProperty('settings');
    expect(withFramework(blank, 'formula')).toEqual({ framework: 'formula', formula: 'predictedRoi' });
    expect(withFramework({ ...draft, formula: 'reach' }, 'formula')).toEqual({ framework: 'formula' });
    expect(withFramework(draft, 'weighted')).toEqual({ framework: 'weighted' });
  });
});

describe('top moves of a what-if', () => {
  const move = (key: string, fromRank: number | null, toRank: number | null) => ({
    featureId: key,
    key,
    title: key,
    fromRank,
    toRank,
    score: null,
  });
  const items = [
    move('same', 1, 1),
    move('up', 30, 4),
    move('new', null, 9),
    move('down', 2, 12),
    move('none', null, null),
  ];

  it('shows the largest first and none that stays', () => {
    expect(topMoves(items, 3).map(({ key }) => key)).toEqual(['new', 'up', 'down']);
    expect(newInTopTen(items)).toBe(2);
    const lost = [move('third', 3, null), move('first', 1, null), move('new', null, 70)];
    expect(topMoves(lost, 3).map(({ key }) => key)).toEqual(['new', 'first', 'third']);
  });
});
