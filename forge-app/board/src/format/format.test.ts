import fc from 'fast-check';
import { endOfDay, formatAge, toDayField } from './dates.js';
import {
  formatCount,
  formatDays,
  formatMoney,
  formatMoneyTick,
  formatPoints,
  formatProbability,
  formatRange,
  formatRoi,
  formatRoiRange,
  sharedDigits,
} from './numbers.js';

describe('formatRoi', () => {
  it('shows a ratio as a signed whole percent with a true minus', () => {
    expect(formatRoi(1.1, 'en')).toBe('+110\u00A0%');
    expect(formatRoi(-0.4, 'en')).toBe('\u221240\u00A0%');
    expect(formatRoi(12.345, 'en')).toBe('+1,235\u00A0%');
    expect(formatRoiRange({ p10: -1, p90: 2 }, 'en')).toBe('\u2212100\u00A0% to +200\u00A0%');
  });

  it('gives no sign to what rounds to nothing', () => {
    expect(formatRoi(-0.001, 'en')).toBe('0\u00A0%');
    expect(formatPoints(-0.001, 'en')).toBe('0');
  });

  it('never prints a hyphen, whatever the value', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (ratio) => {
        expect(formatRoi(ratio, 'en')).toMatch(/^[+\u2212]?[\d,]+\u00A0%$/);
      }),
    );
  });
});

describe('parts of a sum', () => {
  it('have the same digits after the point, so that they can be added up', () => {
    const shown = (parts: readonly number[]) =>
      parts.map((part) => formatPoints(part, 'en', sharedDigits(parts)));
    expect(shown([250.02, -77.3, 0, 172.72])).toEqual(['+250.0', '\u221277.3', '0.0', '+172.7']);
    expect(shown([1.5, -0.25])).toEqual(['+1.50', '\u22120.25']);
    expect(shown([1234.5, 10])).toEqual(['+1,235', '+10']);
  });
});

describe('formatProbability', () => {
  it('keeps the possible apart from the impossible and the likely from the certain', () => {
    expect(formatProbability(0, 'en')).toBe('0\u00A0%');
    expect(formatProbability(0.004, 'en')).toBe('<1\u00A0%');
    expect(formatProbability(0.215, 'en')).toBe('22\u00A0%');
    expect(formatProbability(0.996, 'en')).toBe('>99\u00A0%');
    expect(formatProbability(1, 'en')).toBe('100\u00A0%');
  });
});

describe('money, days, ranges', () => {
  it('shortens large money and keeps small money whole', () => {
    expect(formatMoney(123_456, 'EUR', 'en')).toBe('€123K');
    expect(formatMoney(-9_999, 'EUR', 'en')).toBe('\u2212€9,999');
    expect(formatMoney(0, 'USD', 'en')).toBe('$0');
  });

  it('writes all labels of an axis alike', () => {
    const ticks = [-2000, 0, 500, 5000, 20_000].map((tick) => formatMoneyTick(tick, 'EUR', 'en'));
    expect(ticks).toEqual(['\u2212€2K', '€0', '€500', '€5K', '€20K']);
  });

  it('says one day in the singular', () => {
    expect(formatDays(1, 'en')).toBe('1\u00A0day');
    expect(formatDays(0.52, 'en')).toBe('0.5\u00A0days');
    expect(formatDays(12.4, 'en')).toBe('12\u00A0days');
  });

  it('collapses a range without width', () => {
    expect(formatRange(2, 9, 'en')).toBe('2–9');
    expect(formatRange(4, 4, 'en')).toBe('4');
    expect(formatCount(1, ['feature', 'features'], 'en')).toBe('1\u00A0feature');
    expect(formatCount(1200, ['feature', 'features'], 'en')).toBe('1,200\u00A0features');
  });
});

describe('dates', () => {
  const now = new Date('2026-03-10T12:00:00Z').getTime();

  it('tells the age in the largest unit that fits', () => {
    expect(formatAge('2026-03-10T11:59:30Z', now)).toBe('just now');
    expect(formatAge('2026-03-10T11:00:10Z', now)).toBe('59 minutes ago');
    expect(formatAge('2026-03-10T11:00:00Z', now)).toBe('1 hour ago');
    expect(formatAge('2026-03-07T12:00:00Z', now)).toBe('3 days ago');
    expect(formatAge('2026-03-24T12:00:00Z', now)).toBe('in 2 weeks');
  });

  it('lets an expiry hold through its whole day', () => {
    const end = new Date(endOfDay('2026-03-09'));
    expect(toDayField(end)).toBe('2026-03-09');
    expect(toDayField(new Date(end.getTime() + 1000))).toBe('2026-03-10');
  });
});
