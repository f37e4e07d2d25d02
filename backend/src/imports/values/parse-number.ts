/** Which sign separates the fraction. The other one, spaces and apostrophes group digits. */
export type DecimalMark = '.' | ',';

const grouping = /[\s'’\u00a0\u202f_]/g;
const currencySign = /^(?:[A-Z]{3}|[€$£¥₹]|R\$|kr|CHF)\s*|\s*(?:[A-Z]{3}|[€$£¥₹]|kr)$/g;
const multiples: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, m: 1e6, M: 1e6 };

/** What a person writes for "nothing here"; such a cell counts as blank. */
const nothing = new Set(['', '-', '–', '—', '?', 'n/a', 'na', 'nan', 'none', 'null', 'nil', 'tbd', '#n/a']);
export const isBlank = (text: string): boolean => nothing.has(text.trim().toLowerCase());

const plain = (text: string): string => text.normalize('NFKC').replace(/[−–]/g, '-').trim();

/** Proof of the mark in one value: both marks (the last is the decimal one), or one mark that cannot be grouping. */
export const decimalMarkEvidence = (raw: string): DecimalMark | null => {
  const text = plain(raw).replace(currencySign, '').replace(/%$/, '').trim();
  if (!/^-?[\d.,\s'’]+$/.test(text)) return null;
  const [dot, comma] = [text.lastIndexOf('.'), text.lastIndexOf(',')];
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  const mark = dot >= 0 ? '.' : comma >= 0 ? ',' : null;
  if (mark === null || text.indexOf(mark) !== text.lastIndexOf(mark)) return null;
  const fraction = text.length - 1 - Math.max(dot, comma);
  return fraction === 3 && /^-?[1-9]\d{0,2}[.,]/.test(text) ? null : mark;
};

const digits = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

const unify = (text: string, mark: DecimalMark): string | null => {
  const [dots, commas] = [text.split('.').length - 1, text.split(',').length - 1];
  const decimal: DecimalMark =
    dots > 0 && commas > 0
      ? text.lastIndexOf('.') > text.lastIndexOf(',')
        ? '.'
        : ','
      : singleMark(text, mark);
  const group = decimal === '.' ? ',' : '.';
  const [whole = '', ...fractions] = text.split(decimal);
  if (fractions.length > 1) return null;
  const groups = whole.split(group);
  // 1,23,456 is fine in India; a group of one digit or more than three is a typing error everywhere.
  if (groups.length > 1 && groups.slice(1).some((part) => !/^\d{2,3}$/.test(part))) return null;
  if (fractions[0]?.includes(group) === true) return null;
  return [groups.join(''), ...fractions].join('.');
};

/** A mark that stands more than once groups; a single one is the file's decimal mark unless three digits follow the other one. */
const singleMark = (text: string, mark: DecimalMark): DecimalMark => {
  const present: DecimalMark | null = text.includes('.') ? '.' : text.includes(',') ? ',' : null;
  if (present === null) return mark;
  const other: DecimalMark = present === '.' ? ',' : '.';
  if (text.indexOf(present) !== text.lastIndexOf(present)) return other;
  return decimalMarkEvidence(text) ?? (present === mark ? present : other);
};

/** `1.234,5`, `1,234.5`, `1 234,5`, `1'234.5`, `-3`, `2e3` → number; null when it is none. */
export const parseNumber = (raw: string, mark: DecimalMark): number | null => {
  const unified = unify(plain(raw).replace(grouping, ''), mark);
  if (unified === null || !digits.test(unified)) return null;
  const value = Number(unified);
  return Number.isFinite(value) ? value : null;
};

/** As `parseNumber`, also with a currency (`€ 1.200`, `USD 5`) and k or M for thousands and millions. */
export const parseMoney = (raw: string, mark: DecimalMark): number | null => {
  const bare = plain(raw).replace(currencySign, '').replace(currencySign, '').trim();
  const factor = multiples[bare.slice(-1)];
  if (factor === undefined) return parseNumber(bare, mark);
  const value = parseNumber(bare.slice(0, -1), mark);
  return value === null ? null : value * factor;
};

/** `80%` → 0.8; null without the sign. */
export const parsePercent = (raw: string, mark: DecimalMark): number | null => {
  const text = plain(raw);
  if (!text.endsWith('%')) return null;
  const value = parseNumber(text.slice(0, -1), mark);
  return value === null ? null : value / 100;
};
