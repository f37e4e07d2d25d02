import { createHash } from 'node:crypto';
import type { TrainingRow } from '@valora/contracts';

/** What a model is given of a feature. */
export type ServedRow = TrainingRow['row'];

/** A row as it is stored: canonical JSON with every text by its hash, and the texts. */
export interface SealedRow {
  readonly json: string;
  readonly texts: ReadonlyMap<string, string>;
}

const byName = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

const mapValues = <T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(byName(record).map(([name, value]) => [name, change(value)]));

/** What no database can keep: NUL, and halves of a character that UTF-8 has no bytes for. */
const storable = (text: string): string =>
  text.replaceAll('\u0000', '\uFFFD').replaceAll(/\p{Surrogate}/gu, '\uFFFD');

/** −0 and numbers that are none have no JSON: a model is given 0, or nothing. */
const finite = (value: number | null): number | null =>
  value === null || !Number.isFinite(value) ? null : value + 0;

/**
 * The one form of a row that is both served and stored: names in order, numbers finite, texts that survive storage.
 * Serving passes models this and nothing else, so training cannot see another.
 */
export const servedRow = (row: ServedRow): ServedRow => ({
  texts: mapValues(row.texts, storable),
  numbers: mapValues(row.numbers, finite),
  categories: mapValues(row.categories, (value) => (value === null ? null : storable(value))),
});

/** Bytes of a row: the same row, the same bytes. */
export const canonicalRow = (row: ServedRow): string => JSON.stringify(servedRow(row));

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

export const sealRow = (row: ServedRow): SealedRow => {
  const served = servedRow(row);
  const hashes = mapValues(served.texts, hashOf);
  return {
    json: JSON.stringify({ ...served, texts: hashes }),
    texts: new Map(Object.entries(served.texts).map(([name, text]) => [hashes[name] ?? '', text])),
  };
};

/** The row that was sealed. @throws Error when a text is missing */
export const openRow = (json: string, texts: ReadonlyMap<string, string>): ServedRow => {
  const sealed = JSON.parse(json) as ServedRow;
  return {
    ...sealed,
    texts: mapValues(sealed.texts, (hash) => {
      const text = texts.get(hash);
      if (text === undefined) throw new Error(`no text is kept under the hash ${hash}`);
      return text;
    }),
  };
};

/** What a row holds beside its texts, by name. */
export type RowFigures = Readonly<Record<string, number | string | null>>;

export const figuresOf = ({
  numbers,
  categories,
}: Pick<ServedRow, 'numbers' | 'categories'>): RowFigures => ({
  ...numbers,
  ...categories,
});

/** Figures of a sealed row; its texts are not needed for that. */
export const figuresOfSealed = (json: string): RowFigures => figuresOf(JSON.parse(json) as ServedRow);
