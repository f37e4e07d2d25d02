import type { ExplainedModel } from '@valora/contracts';
import fc from 'fast-check';
import * as numbers from '../format/numbers.js';
import type { Format } from '../format/use-format.js';
import { modelParts, modelTotal, orderedEntries } from './model-parts.js';

const format = {
  locale: 'en',
  days: (value: number) => numbers.formatDays(value, 'en'),
  points: (value: number, digits?: number) => numbers.formatPoints(value, 'en', digits),
} as Format;

const explained = (quantity: ExplainedModel['quantity'], entries: ExplainedModel['entries']) => ({
  quantity,
  modelVersion: 'v',
  entries,
  total: entries.reduce((sum, { amount }) => sum + amount, 0),
});

describe('orderedEntries', () => {
  const anEntry = fc.record({
    name: fc.constantFrom('base', 'calibration', 'storyPoints', 'text:title', 'type=bug', 'demand'),
    amount: fc.double({ min: -5, max: 5, noNaN: true }),
  });

  it('leaves nothing out of the sum, however many parts there are', () => {
    fc.assert(
      fc.property(fc.array(anEntry, { maxLength: 60 }), (entries) => {
        const sum = (list: ExplainedModel['entries']) =>
          list.reduce((total, { amount }) => total + amount, 0);
        const ordered = orderedEntries(entries);
        expect(sum(ordered)).toBeCloseTo(sum(entries), 9);
        expect(ordered.filter(({ name }) => name !== 'base' && name !== 'calibration').length).toBeLessThan(
          13,
        );
      }),
    );
  });

  it('begins with the base, then the largest part, and ends with the calibration', () => {
    const names = orderedEntries([
      { name: 'calibration', amount: 0.3 },
      { name: 'demand', amount: 0.1 },
      { name: 'storyPoints', amount: -0.9 },
      { name: 'base', amount: 2 },
      { name: 'labels', amount: 0 },
    ]).map(({ name }) => name);
    expect(names).toEqual(['base', 'storyPoints', 'demand', 'calibration']);
  });
});

describe('modelParts', () => {
  it('shows logarithms of days as a level and factors of it, which come to the total', () => {
    const model = explained('effort', [
      { name: 'base', amount: Math.log(4) },
      { name: 'text:title', amount: Math.log(1.5) },
      { name: 'type=bug', amount: Math.log(0.5) },
    ]);
    const parts = modelParts(model, format);
    expect(parts.map(({ label, figure }) => `${label} ${figure}`)).toEqual([
      'Before it saw the feature 4\u00A0days',
      'Type: bug ×0.50',
      'Words of the title ×1.50',
    ]);
    expect(parts.map(({ bar }) => bar === null)).toEqual([true, false, false]);
    expect(modelTotal(model, format)).toBe('3\u00A0days');
  });

  it('shows a return as a multiple of its cost', () => {
    const model = explained('return', [{ name: 'base', amount: Math.log(1.2) }]);
    expect(modelParts(model, format)[0]?.figure).toBe('1.20 × its cost');
    expect(modelTotal(model, format)).toBe('1.20 × its cost');
  });

  it('adds up relative effort as it is', () => {
    const model = explained('relativeEffort', [
      { name: 'base', amount: 0.1 },
      { name: 'text:description', amount: -0.5 },
    ]);
    expect(modelParts(model, format).map(({ figure }) => figure)).toEqual(['+0.10', '\u22120.50']);
    expect(modelTotal(model, format)).toBe('\u22120.40');
  });
});
