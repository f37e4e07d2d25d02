import type { Prediction, RankExplanation } from '@valora/contracts';
import type { Format } from '../format/use-format.js';
import { formatAge } from '../format/dates.js';
import * as numbers from '../format/numbers.js';
import { furtherInputs } from './further-inputs.js';
import { headline } from './headline.js';
import { readTyped, shownUnit, unitWords } from './input-rules.js';
import { provenance } from './provenance.js';
import { relevantInputs } from './relevant-inputs.js';

const now = new Date('2026-03-10T12:00:00Z').getTime();
const format = {
  roi: (ratio: number) => numbers.formatRoi(ratio, 'en'),
  roiRange: (range: { p10: number; p90: number }) => numbers.formatRoiRange(range, 'en'),
  probability: (value: number) => numbers.formatProbability(value, 'en'),
  exact: (value: number) => numbers.formatExact(value, 'en'),
  range: (low: number, high: number) => numbers.formatRange(low, high, 'en'),
  day: (moment: string) => moment.slice(0, 10),
  age: (moment: string) => formatAge(moment, now),
} as Format;

const explanation: RankExplanation = {
  featureId: 'f',
  rank: 4,
  modelRank: 4,
  rankLow: 2,
  rankHigh: 9,
  tier: 1,
  rankedCount: 214,
  score: 110,
  scoreUnit: '% ROI',
  missing: [],
  contributions: [],
  pTop: null,
  override: null,
  changes: [],
  counterfactuals: [],
  neighbours: [],
  computedAt: null,
};
const prediction = {
  roi: { mean: 1.1, p10: -0.4, p50: 0.9, p90: 2.6, pLoss: 0.22 },
  notEnoughSignal: false,
} as Prediction;
const idea = { status: 'idea' } as const;

describe('headline', () => {
  const plain = (text: string) => text.replaceAll('\u00A0', ' ');

  it('says where it stands, how sure that is, and what it promises', () => {
    expect(plain(headline({ feature: idea, explanation, prediction }, format))).toBe(
      'It ranks 4 of 214 and could be 2–9: it is expected to return +110 % on its cost (80 % interval \u221240 % to +260 %), with a 22 % chance of a loss.',
    );
  });

  it('admits it where nothing is known about the value', () => {
    const unknown = { ...prediction, notEnoughSignal: true };
    expect(headline({ feature: idea, explanation, prediction: unknown }, format)).toContain(
      'on effort alone',
    );
  });

  it('puts the person and the model’s rank first where somebody moved it', () => {
    const override = {
      position: 2,
      reason: 'promised to a customer',
      actor: 'Ana',
      createdAt: '',
      expiresAt: '2026-04-01T00:00:00Z',
    };
    const moved = { ...explanation, rank: 2, modelRank: 12, override };
    expect(headline({ feature: idea, explanation: moved, prediction: null }, format)).toBe(
      'It ranks 2 of 214. Ana put it there until 2026-04-01: “promised to a customer”. The model says 12.',
    );
  });

  it('says why something has no rank', () => {
    const none = { ...explanation, rank: null, modelRank: null };
    const of = (missing: string[], status: 'idea' | 'delivered' = 'idea') =>
      headline({ feature: { status }, explanation: { ...none, missing }, prediction: null }, format);
    expect(of(['reach', 'impact'])).toBe('It is not ranked: needs reach and impact.');
    expect(of(['must-do'])).toBe('It stands outside the ranking: must-do.');
    expect(of(['delivered'], 'delivered')).toBe('It is delivered and no longer ranked.');
    expect(of([])).toContain('on its way');
  });
});

describe('provenance', () => {
  it('names source, actor and age', () => {
    const asOf = '2026-03-07T12:00:00Z';
    expect(provenance({ source: 'human', actor: 'Ana', asOf }, format)).toBe('set by Ana, 3 days ago');
    expect(provenance({ source: 'import', actor: null, asOf: null }, format)).toBe('imported');
    expect(provenance({ source: 'reference', actor: 'x', asOf: null }, format)).toBe('fixed reference');
    const of = (actor: string) => provenance({ source: 'model', actor, asOf: null }, format);
    expect(of('baseline-1')).toBe('predicted by baseline-1');
    expect(of('4f86+f08d+baseline-1')).toBe('predicted by 3 models');
  });
});

describe('inputs', () => {
  it('shows what the framework reads first, then what is set, each once', () => {
    const rice = { framework: 'rice' as const, criteria: [], formula: null };
    const shown = relevantInputs(rice, ['value', 'importance']);
    expect(shown.slice(0, 4)).toEqual(['reach', 'impact', 'confidence', 'effort']);
    expect(shown.filter((name) => name === 'value')).toHaveLength(1);
    expect(furtherInputs(shown)).not.toContain('importance');
    expect(furtherInputs(shown)).toContain('jobSize');
  });

  it('finds the inputs of a formula and of weighted criteria', () => {
    const formula = {
      framework: 'formula' as const,
      criteria: [],
      formula: 'if(reach > 10, predictedRoi, max(fit_1, 2))',
    };
    expect(relevantInputs(formula, []).slice(0, 2)).toEqual(['reach', 'fit_1']);
  });

  it('reads what people type and refuses what the scale does not have', () => {
    expect(readTyped('storyPoints', ' 3,5 ')).toEqual({ value: 3.5 });
    expect(readTyped('storyPoints', '0')).toEqual({ value: 0 });
    expect(readTyped('storyPoints', '')).toHaveProperty('problem');
    expect(readTyped('storyPoints', '\u22121')).toHaveProperty('problem');
    expect(readTyped('impact', '1.5')).toEqual({ problem: 'Choose one of 0.25, 0.5, 1, 2, 3.' });
    expect(readTyped('fit_1', '-7')).toEqual({ value: -7 });
    expect(unitWords('costOfDelay', 'EUR')).toBe('EUR per week');
    expect(unitWords('toString', 'EUR')).toBe('');
    expect(shownUnit('predictedValue', { currency: 'EUR', value: 2 })).toBe('EUR');
    expect(shownUnit('fit_1', { currency: 'EUR', value: 2 })).toBe('');
    expect(shownUnit('reach', { currency: 'EUR', value: 2 })).toBe('people per quarter');
    expect(shownUnit('storyPoints', { currency: 'EUR', value: 1 })).toBe('point');
    expect(shownUnit('impact', { currency: 'EUR', value: 2 })).toBe('');
    expect(shownUnit('satisfaction', { currency: 'EUR', value: 2 })).toBe('');
  });
});
