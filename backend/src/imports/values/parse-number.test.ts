import fc from 'fast-check';
import { decideDecimalMark, emptyMarkTally, tallyNumber } from './decide-decimal-mark.js';
import { isBlank, parseMoney, parseNumber, parsePercent, type DecimalMark } from './parse-number.js';

describe('parseNumber', () => {
  it.each<[string, DecimalMark, number]>([
    ['5', '.', 5],
    ['5.0', '.', 5],
    ['-3', '.', -3],
    ['−3', '.', -3],
    ['2e3', '.', 2000],
    ['1.234,5', '.', 1234.5],
    ['1,234.5', ',', 1234.5],
    ['1 234,5', '.', 1234.5],
    ["1'234.5", ',', 1234.5],
    ['1.234.567', '.', 1_234_567],
    ['1,234,567', '.', 1_234_567],
    ['12,34,567.5', '.', 1_234_567.5],
    ['2,5', '.', 2.5],
    ['2.5', ',', 2.5],
    ['0.125', ',', 0.125],
    ['1.234', '.', 1.234],
    ['1.234', ',', 1234],
    ['1,234', '.', 1234],
    ['1,234', ',', 1.234],
    ['１２', '.', 12],
  ])('%s with %s as the decimal mark of the file is %d', (text, mark, expected) => {
    expect(parseNumber(text, mark)).toBe(expected);
  });

  it.each([
    '',
    'a lot',
    '1.2.3',
    '1,2,3',
    '1,234.567,8',
    '12 apples',
    'Infinity',
    'NaN',
    '1e999',
    '0x10',
    '--1',
    '5%',
    '.',
    ',',
  ])('%j is no number', (text) => {
    expect(parseNumber(text, '.')).toBeNull();
  });

  it('reads back what every language writes', () => {
    const styles: readonly (readonly [string, DecimalMark])[] = [
      ['en', '.'],
      ['de', ','],
      ['de-CH', '.'],
      ['fr', ','],
      ['pt-BR', ','],
      ['en-IN', '.'],
      ['ja', '.'],
    ];
    const cents = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(cents, fc.constantFrom(...styles), (amount, [locale, mark]) => {
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(amount / 100);
        expect([text, parseNumber(text, mark)]).toEqual([text, amount / 100]);
      }),
    );
  });
});

describe('money and shares', () => {
  it.each([
    ['€ 1.200,50', ',', 1200.5],
    ['$1,200', '.', 1200],
    ['USD 5', '.', 5],
    ['5 EUR', '.', 5],
    ['12k', '.', 12_000],
    ['1.5M', '.', 1_500_000],
    ['300', '.', 300],
  ] as const)('%s', (text, mark, expected) => {
    expect(parseMoney(text, mark)).toBe(expected);
  });

  it('reads percentages only with their sign', () => {
    expect(parsePercent('80%', '.')).toBe(0.8);
    expect(parsePercent('12,5 %', ',')).toBe(0.125);
    expect(parsePercent('80', '.')).toBeNull();
  });

  it('takes the usual words for nothing as blank, and zero as zero', () => {
    expect([' ', '-', 'n/a', 'N/A', '?', 'TBD'].every(isBlank)).toBe(true);
    expect(isBlank('0')).toBe(false);
  });
});

describe('the decimal mark of a file', () => {
  const decide = (values: readonly string[], delimiter: string | null = ',') => {
    const tally = emptyMarkTally();
    for (const value of values) tallyNumber(tally, value);
    return decideDecimalMark(tally, delimiter);
  };

  it('follows the values that can be read one way only', () => {
    expect(decide(['1.234', '2,5'])).toEqual({ mark: ',', doubt: null });
    expect(decide(['1,234', '2.5'])).toEqual({ mark: '.', doubt: null });
    expect(decide(['1.234,50'])).toEqual({ mark: ',', doubt: null });
  });

  it('without proof follows the delimiter, and says so where it matters', () => {
    expect(decide(['5', '8'], ';')).toEqual({ mark: ',', doubt: null });
    expect(decide(['1.234'], ';')).toEqual({
      mark: ',',
      doubt: 'numbers such as “1.234” are unclear; read with a decimal comma',
    });
    expect(decide(['1,234'], ',').mark).toBe('.');
  });
});
