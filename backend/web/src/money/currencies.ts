import type { Option } from '../forms/choice-field.js';

const euroRegions = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' ');
const currencyOfRegion: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  JP: 'JPY',
  CN: 'CNY',
  IN: 'INR',
  BR: 'BRL',
  CA: 'CAD',
  AU: 'AUD',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  CZ: 'CZK',
};

/** A first guess from the language of the browser; people change it where it is wrong. */
export const guessCurrency = (locale: string): string => {
  const region = new Intl.Locale(locale).maximize().region ?? '';
  return euroRegions.includes(region) ? 'EUR' : (currencyOfRegion[region] ?? 'USD');
};

/** Every currency the browser knows, by code and name; `also` is kept even if the browser has never heard of it. */
export const currencyOptions = (locale: string, also: string): readonly Option[] => {
  const names = new Intl.DisplayNames([locale], { type: 'currency' });
  const codes = new Set([...Intl.supportedValuesOf('currency'), also]);
  return [...codes].sort().map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
};
