import { plainName } from '../text/plain-name.js';
import type { ImportField } from '../import-fields.js';
import { customFieldPrefixes, jiraNames, linkPrefixes, type JiraLanguage } from './jira-names.js';
import { usualNames } from './usual-names.js';

export interface HeaderMeaning {
  readonly field: ImportField;
  /** 0 is the most telling name; decides between several columns for one field. */
  readonly preference: number;
  /** 0–1: 1 for a known name, less where something had to be cut off. */
  readonly confidence: number;
  readonly language: JiraLanguage | 'en';
  /** ISO 4217 code that the header gives, as in `Value (EUR)`. */
  readonly currency: string | null;
}

type Known = Pick<HeaderMeaning, 'field' | 'preference' | 'language'>;

const entries = (names: Readonly<Partial<Record<string, readonly string[]>>>, language: Known['language']) =>
  Object.entries(names).flatMap(([field, list]) =>
    (list ?? []).map((name, preference): [string, Known] => [
      plainName(name),
      { field, preference, language },
    ]),
  );

/** English first, so that a name that two languages share (Status, Description) counts as English. */
const knownNames: ReadonlyMap<string, Known> = new Map(
  [
    ...entries(usualNames, 'en'),
    ...Object.entries(jiraNames).flatMap(([language, names]) => entries(names, language as JiraLanguage)),
  ].reverse(),
);

const customPrefixes = new Set(customFieldPrefixes.map(plainName));
const inwardPrefixes = new Set(linkPrefixes.inward.map(plainName));
const outwardPrefixes = new Set(linkPrefixes.outward.map(plainName));
const blocking =
  /^(?:blocks?|blockers?|blocking|blocked|blockiert|bloque|bloquea|bloqueia|ブロック|阻塞|阻止)$/i;

const wrapped = /^\s*(?<prefix>[^()（）]+?)\s*[(（](?<inner>.*)[)）]\s*$/u;

/** `Custom field (Story Points)` → `Story Points`; other headers as they are. */
export const customFieldName = (header: string): string => {
  const parts = wrapped.exec(header)?.groups;
  if (parts?.['inner'] === undefined || parts['prefix'] === undefined) return header;
  return customPrefixes.has(plainName(parts['prefix'])) ? parts['inner'] : header;
};

const linkField = (header: string): 'needs' | 'neededBy' | null => {
  const parts = wrapped.exec(header)?.groups;
  if (parts?.['inner'] === undefined || parts['prefix'] === undefined) return null;
  if (!blocking.test(parts['inner'].trim())) return null;
  const prefix = plainName(parts['prefix']);
  // “A is blocked by B” is the inward end of the link at A: A needs B.
  if (inwardPrefixes.has(prefix)) return 'needs';
  return outwardPrefixes.has(prefix) ? 'neededBy' : null;
};

const currencies = new Set(Intl.supportedValuesOf('currency'));
const signs: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY', '₹': 'INR' };
const moneyFields = new Set<ImportField>(['value', 'costOfDelay', 'realisedValue']);

const withCurrency = (header: string): HeaderMeaning | null => {
  const parts =
    /^(?<name>.+?)[\s([,]+(?:in\s+)?(?<unit>[A-Z]{3}|[€$£¥₹])(?:\s*(?:\/|per)\s*week)?[)\]]?\s*$/u.exec(
      header,
    )?.groups;
  if (parts?.['name'] === undefined || parts['unit'] === undefined) return null;
  const currency = signs[parts['unit']] ?? parts['unit'];
  const known = knownNames.get(plainName(parts['name']));
  if (known === undefined || !moneyFields.has(known.field) || !currencies.has(currency)) return null;
  return { ...known, confidence: 0.9, currency };
};

/** What a column's title says about its content, or null when the title is unknown. */
export const readHeader = (header: string): HeaderMeaning | null => {
  const link = linkField(header);
  if (link !== null) return { field: link, preference: 0, confidence: 1, language: 'en', currency: null };
  const name = customFieldName(header);
  const known = knownNames.get(plainName(name));
  if (known !== undefined) return { ...known, confidence: 1, currency: null };
  return withCurrency(name);
};
