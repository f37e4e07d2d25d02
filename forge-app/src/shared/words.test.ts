import { formatsOf } from './formats';
import { readTyped, shownUnit, unitWords } from './input-rules';
import {
  inputLabel,
  sharperWith,
  likenessWords,
  missingWords,
  provenance,
  rankStep,
  rankWords,
  returnTone,
  verdict,
} from './words';

const en = formatsOf('en');

describe('names and reasons', () => {
  it('names inputs as people do, also those of the team', () => {
    expect(['effortDays', 'predictedRoi', 'strategicFit_2026', 'toString'].map(inputLabel)).toEqual([
      'Effort estimate',
      'Predicted ROI',
      'Strategic fit 2026',
      'To string',
    ]);
  });

  it('says what would sharpen a prediction as people speak of it', () => {
    expect(sharperWith(['value', 'actualEffortDays', 'outcomes', 'dayRate'])).toBe(
      'value estimate, how long delivered features took, what delivered features returned, a confirmed day rate',
    );
    expect(sharperWith([])).toBe('');
  });

  it('says what an issue needs, or what it is instead of ranked', () => {
    expect(missingWords({ rank: null, missing: ['reach', 'effort'] })).toBe('Needs reach and effort');
    expect(missingWords({ rank: null, missing: ['sub-task of PROJ-1'] })).toBe('Sub-task of PROJ-1');
    expect(missingWords({ rank: 3, missing: [] })).toBeNull();
  });

  it('says where a figure comes from, and never that a person gave what a model did', () => {
    const asOf = new Date(Date.now() - 3 * 86_400_000).toISOString();
    expect(provenance({ source: 'human', asOf, actor: 'Ana' }, en)).toBe('set by Ana, 3 days ago');
    expect(provenance({ source: 'model', asOf: null, actor: 'a-1+b-2' }, en)).toBe('predicted by 2 models');
    expect(provenance({ source: 'assumption', asOf: null, actor: null }, en)).toContain(
      'confirmed by nobody',
    );
    expect(provenance({ source: 'reference', asOf: null, actor: 'x' }, en)).toBe('fixed reference');
  });

  it('says how alike two issues are and why', () => {
    expect(likenessWords({ likeness: 0.6, because: ['offline', 'sync'] })).toBe('Much alike: offline, sync');
    expect(likenessWords({ likeness: 0.1, because: [] })).toBe('A little alike');
  });
});

describe('ranks', () => {
  it('are a range where the model is not sure', () => {
    const row = { rank: 4, rankLow: 3, rankHigh: 7, rankedCount: 118 };
    expect(rankWords(row, en)).toBe('rank 3–7 of 118');
    expect(rankWords({ ...row, rankLow: null, rankHigh: null }, en)).toBe('rank 4 of 118');
    expect(rankWords({ ...row, rankLow: 4, rankHigh: 4, rankedCount: 1200 }, en)).toBe('rank 4 of 1,200');
    expect(rankWords({ ...row, rank: null }, en)).toBe('not ranked');
  });

  it('move with an arrow and a number, never by colour alone', () => {
    expect([rankStep(14, 9), rankStep(3, 5), rankStep(4, 4), rankStep(null, 2), rankStep(2, null)]).toEqual([
      '14 → 9 ▲5',
      '3 → 5 ▼2',
      'Stays at 4',
      'New at 2',
      '2 → not ranked',
    ]);
  });

  it('are claimed only where the chances allow it', () => {
    expect([0.81, 0.5, 0.2].map(verdict)).toEqual([
      'clearly ahead of it',
      'too close to call',
      'clearly behind it',
    ]);
  });
});

describe('returnTone', () => {
  it('is a gain or a loss only where the whole interval lies there', () => {
    expect(returnTone(110, 20, 240)).toBe('gain');
    expect(returnTone(110, -20, 240)).toBe('open');
    expect(returnTone(-40, -60, -5)).toBe('loss');
    expect(returnTone(5, 0, 10)).toBe('open');
  });

  it('follows the sign where no interval is known', () => {
    expect([returnTone(5, null, null), returnTone(-5, null, null), returnTone(0, null, null)]).toEqual([
      'gain',
      'loss',
      'open',
    ]);
  });
});

describe('typed figures', () => {
  it('are read with either decimal mark; nothing typed means unknown', () => {
    expect(readTyped('effortDays', ' 2,5 ')).toEqual({ value: 2.5 });
    expect(readTyped('effortDays', '')).toEqual({ value: null });
    expect(readTyped('strategicFit', '\u22123')).toEqual({ value: -3 });
  });

  it('are refused with what to do', () => {
    expect(readTyped('impact', '1.5')).toEqual({ problem: 'Choose one of 0.25, 0.5, 1, 2, 3.' });
    expect(readTyped('satisfaction', '2')).toEqual({ problem: 'Give a number from 0 to 1.' });
    expect(readTyped('reach', 'many')).toEqual({ problem: 'Give a number, or leave it empty for unknown.' });
  });

  it('stand beside a unit where it says something', () => {
    expect(unitWords('costOfDelay', 'EUR')).toBe('EUR per week');
    expect(shownUnit('effortDays', { value: 1, currency: 'EUR' })).toBe('person-day');
    expect(shownUnit('impact', { value: 2, currency: 'EUR' })).toBe('');
    expect(shownUnit('iceEase', { value: 2, currency: 'EUR' })).toBe('');
  });
});
