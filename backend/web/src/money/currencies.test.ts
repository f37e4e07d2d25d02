import { currencyOptions, guessCurrency } from './currencies.js';

describe('guessCurrency', () => {
  it.each([
    ['de', 'EUR'],
    ['en-GB', 'GBP'],
    ['ja', 'JPY'],
    ['pt-BR', 'BRL'],
    ['en', 'USD'],
    ['is', 'USD'],
  ])('takes %s for %s', (locale, currency) => {
    expect(guessCurrency(locale)).toBe(currency);
  });
});

describe('currencyOptions', () => {
  it('lists each once, sorted, and keeps what the browser does not know', () => {
    const values = currencyOptions('en', 'XQZ').map(({ value }) => value);
    expect(values).toEqual([...new Set(values)].sort());
    expect(values).toEqual(expect.arrayContaining(['CHF', 'EUR', 'XQZ']));
  });
});
