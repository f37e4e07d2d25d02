import { formatAge } from '../../board/src/format/dates';
import { formatsOf, localeOf, sharedDigits } from './formats';

const en = formatsOf('en-US');
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('percents', () => {
  it('carry their sign, with a true minus, whole and grouped', () => {
    expect(plain(en.roi(1.1))).toBe('+110 %');
    expect(plain(en.roi(-0.4))).toBe('\u221240 %');
    expect(plain(en.percent(12_345))).toBe('+12,345 %');
    expect(plain(en.roiRange({ p10: -1, p90: 2 }))).toBe('\u2212100 % to +200 %');
  });

  it('give no sign to what rounds to nothing', () => {
    expect(plain(en.roi(-0.001))).toBe('0 %');
    expect(plain(en.percent(0))).toBe('0 %');
  });

  it('stay readable where the figure is huge', () => {
    expect(plain(en.percent(4.2e9))).toBe('+4,200,000,000 %');
  });

  it('follow the reader’s language', () => {
    expect(plain(formatsOf('de_DE').percent(12_345))).toBe('+12.345 %');
    expect(plain(formatsOf('de-DE').days(2.5))).toBe('2,5 days');
  });
});

describe('probabilities', () => {
  it('keep the possible apart from the impossible and the likely from the certain', () => {
    expect([0, 0.004, 0.215, 0.996, 1].map((p) => plain(en.probability(p)))).toEqual([
      '0 %',
      '<1 %',
      '22 %',
      '>99 %',
      '100 %',
    ]);
  });
});

describe('days, money, ranges', () => {
  it('say one day in the singular and round no more than needed', () => {
    expect([1, 0.52, 12.4, 0].map((days) => plain(en.days(days)))).toEqual([
      '1 day',
      '0.5 days',
      '12 days',
      '0 days',
    ]);
    expect(en.daysRange({ p10: 8.2, p90: 19.6 })).toBe('8.2 to 20');
  });

  it('shorten large money and keep small money whole', () => {
    expect(en.money(123_456, 'EUR')).toBe('€123K');
    expect(en.money(-9_999, 'EUR')).toBe('\u2212€9,999');
  });

  it('collapse a range without width', () => {
    expect([en.range(2, 9), en.range(4, 4)]).toEqual(['2–9', '4']);
    expect(plain(en.count(1, 'signal', 'signals'))).toBe('1 signal');
  });
});

describe('parts of a sum', () => {
  it('have the same digits after the point, so that they can be added up', () => {
    const shown = (parts: readonly number[]) => parts.map((part) => en.points(part, sharedDigits(parts)));
    expect(shown([250.02, -77.3, 0, 172.72])).toEqual(['+250.0', '\u221277.3', '0.0', '+172.7']);
    expect(shown([-0.001])).toEqual(['0.00']);
  });
});

describe('ages and languages', () => {
  const now = new Date('2026-03-10T12:00:00Z').getTime();

  it('tell the age in the largest unit that fits, also ahead', () => {
    expect(formatAge('2026-03-10T11:59:30Z', now)).toBe('just now');
    expect(formatAge('2026-03-10T11:00:10Z', now)).toBe('59 minutes ago');
    expect(formatAge('2026-03-07T12:00:00Z', now)).toBe('3 days ago');
    expect(formatAge('2026-03-24T12:00:00Z', now)).toBe('in 2 weeks');
  });

  it('fall back to English where Jira names a language that Intl does not know', () => {
    expect(localeOf('not a locale')).toBe('en');
    expect(localeOf(undefined)).toBe('en');
    expect(localeOf('pt_BR')).toBe('pt-BR');
  });
});
