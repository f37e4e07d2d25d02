import fc from 'fast-check';
import { dateOrderEvidence, parseDate, type DateOrder } from './parse-date.js';

const at = (text: string, order: DateOrder = 'dmy'): string | null => parseDate(text, order);

describe('parseDate', () => {
  it.each([
    ['English Jira', '23/Nov/26 3:04 PM'],
    ['English Jira, afternoon as 24 hours', '23/Nov/26 15:04'],
    ['English, long', 'Nov 23, 2026, 3:04 PM'],
    ['English, British', '23 November 2026 3:04 pm'],
    ['English, with an ordinal', '23rd of November 2026 15:04'],
    ['German', '23.11.26 15:04'],
    ['German, long', '23. Nov. 2026, 15:04'],
    ['German, with Uhr', '23. November 2026 um 15:04 Uhr'],
    ['French', '23/nov./26 3:04 PM'],
    ['French, long', '23 novembre 2026 à 15:04'],
    ['French hours', '23/11/2026 15h04'],
    ['Spanish', '23/nov/26 3:04 p. m.'],
    ['Spanish, long', '23 de noviembre de 2026, 15:04'],
    ['Portuguese', '23/nov/26 3:04 PM'],
    ['Portuguese, long', '23 de nov. de 2026, 15:04'],
    ['Japanese', '2026/11/23 15:04'],
    ['Japanese Jira', '23/11月/26 3:04 午後'],
    ['Japanese, long', '2026年11月23日 15時04分'],
    ['Chinese', '2026年11月23日 15:04'],
    ['Chinese Jira', '23/十一月/26 3:04 下午'],
    ['Chinese, day period first', '2026年11月23日 下午3:04'],
    ['ISO 8601', '2026-11-23T15:04:00Z'],
    ['ISO 8601 of Jira', '2026-11-23T16:04:00.000+0100'],
    ['ISO 8601 with a space', '2026-11-23 15:04'],
    ['mail date', 'Mon, 23 Nov 2026 15:04:00 +0000'],
    ['full-width digits', '２０２６年１１月２３日 １５：０４'],
    ['narrow no-break space', '11/23/26, 3:04\u202fPM'],
  ])('%s: %s', (_name, text) => {
    expect(at(text)).toBe('2026-11-23T15:04:00.000Z');
  });

  it.each([
    ['12/Jan/24 12:05 AM', '2024-01-12T00:05:00.000Z'],
    ['12/Jan/24 12:05 PM', '2024-01-12T12:05:00.000Z'],
    ['04/Mrz/25 08:00', '2025-03-04T08:00:00.000Z'],
    ['04/févr./25 08:00', '2025-02-04T08:00:00.000Z'],
    ['04/ago/25', '2025-08-04T00:00:00.000Z'],
    ['04/out/25', '2025-10-04T00:00:00.000Z'],
    ['04/二月/25', '2025-02-04T00:00:00.000Z'],
    ['1er mars 2025', '2025-03-01T00:00:00.000Z'],
    ['29/Feb/24', '2024-02-29T00:00:00.000Z'],
    ['1/Jan/70', '1970-01-01T00:00:00.000Z'],
    ['2026-11-23T15:04:05.123456+05:30', '2026-11-23T09:34:05.123Z'],
  ])('%s → %s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  it.each([
    '',
    'soon',
    '31/Feb/26',
    '29/Feb/26',
    '2026-02-30',
    '2026-13-01',
    '23/Nov',
    '23/Foo/26',
    '11/23/26 25:00',
    '13/13/26',
    '1/Nov/26 13:00 AM',
    '45000',
    '2026-W12',
    '1/2/3/4',
    'Nov 23 2026 Dec',
    '0/0/0',
    '12.5',
  ])('%j is no date', (text) => {
    expect(at(text)).toBeNull();
  });

  it('reads unclear figures in the order of the file, and figures that prove themselves as they are', () => {
    expect(at('03/04/26', 'dmy')).toBe('2026-04-03T00:00:00.000Z');
    expect(at('03/04/26', 'mdy')).toBe('2026-03-04T00:00:00.000Z');
    expect(at('26/04/03', 'ymd')).toBe('2026-04-03T00:00:00.000Z');
    expect(at('23/04/26', 'mdy')).toBe('2026-04-23T00:00:00.000Z');
    expect(at('04/23/26', 'dmy')).toBe('2026-04-23T00:00:00.000Z');
    expect(at('03.04.26', 'mdy')).toBe('2026-04-03T00:00:00.000Z');
  });

  it('tells what a value proves about the file', () => {
    expect(dateOrderEvidence('23/04/26')).toEqual({ order: 'dmy' });
    expect(dateOrderEvidence('04/23/2026 10:00')).toEqual({ order: 'mdy' });
    expect(dateOrderEvidence('2026/04/03')).toEqual({ order: 'ymd' });
    expect(dateOrderEvidence('03/04/26')).toEqual({ order: null });
    expect(dateOrderEvidence('23/Apr/26')).toBeNull();
    expect(dateOrderEvidence('2026-04-03')).toBeNull();
  });
});

describe('dates as the languages write them', () => {
  const minute = fc.date({
    min: new Date('1971-01-01T00:00:00Z'),
    max: new Date('2069-12-31T23:59:00Z'),
    noInvalidDate: true,
  });
  const orders: Readonly<Record<string, DateOrder>> = { 'en-US': 'mdy' };
  const styles: readonly Intl.DateTimeFormatOptions[] = [
    { dateStyle: 'short', timeStyle: 'short' },
    { dateStyle: 'medium', timeStyle: 'short' },
    { dateStyle: 'long', timeStyle: 'short' },
    { dateStyle: 'full', timeStyle: 'short' },
    { day: '2-digit', month: 'short', year: '2-digit', hour: 'numeric', minute: '2-digit', hour12: true },
    { day: 'numeric', month: 'numeric', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
  ];

  it.each(['en-US', 'en-GB', 'de', 'fr', 'es', 'es-MX', 'pt-BR', 'pt-PT', 'ja', 'zh-CN'])('%s', (locale) => {
    const formats = styles.map((style) => new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }));
    fc.assert(
      fc.property(minute, fc.constantFrom(...formats), (moment, format) => {
        const expected = new Date(Math.floor(moment.getTime() / 60_000) * 60_000).toISOString();
        // Runtimes disagree whether midnight is 24:00 or 00:00 without hour12; nobody exports 24:00.
        const text = format.format(moment).replace(/\b24:/, '00:');
        expect([text, parseDate(text, orders[locale] ?? 'dmy')]).toEqual([text, expected]);
      }),
      { numRuns: 150 },
    );
  });

  it('ISO 8601 survives whatever the offset', () => {
    fc.assert(
      fc.property(minute, fc.integer({ min: -14 * 60, max: 14 * 60 }), (moment, offset) => {
        const sign = offset < 0 ? '-' : '+';
        const two = (value: number): string => String(value).padStart(2, '0');
        const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
        const local = new Date(moment.getTime() + offset * 60_000).toISOString().replace('Z', zone);
        expect(parseDate(local, 'dmy')).toBe(moment.toISOString());
      }),
    );
  });

  it('never throws, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const parsed = parseDate(text, 'dmy');
        expect(parsed === null || new Date(parsed).toISOString() === parsed).toBe(true);
      }),
    );
  });
});
