import { invalidInput } from '../errors/errors.js';
import type { Pagination } from '@valora/contracts';
import { isStorableText } from './storable-text.js';

export interface PageQuery {
  readonly page?: number | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export type CursorValue = string | number;

/** Opaque to callers; the sort values of the last row, base64url of JSON. */
export const encodeCursor = (values: readonly CursorValue[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Years 1 to 9999 as `Date` writes them: PostgreSQL has no year zero, and five digits need another form. */
const isMoment = (value: string): boolean => {
  const date = new Date(value);
  if (Number.isNaN(date.getTime()) || date.toISOString() !== value) return false;
  return date.getUTCFullYear() >= 1 && date.getUTCFullYear() <= 9999;
};

const isText = (value: unknown): value is string => typeof value === 'string';

/** Numbers may travel as text, as PostgreSQL writes them: infinity has no JSON. */
const toNumber = (value: unknown): number | null => {
  const number = typeof value === 'number' ? value : isText(value) && value !== '' ? Number(value) : NaN;
  return Number.isNaN(number) ? null : number;
};

const readers = {
  uuid: (value: unknown) => (isText(value) && uuid.test(value) ? value : null),
  moment: (value: unknown) => (isText(value) && isMoment(value) ? value : null),
  day: (value: unknown) => (isText(value) && isMoment(`${value}T00:00:00.000Z`) ? value : null),
  text: (value: unknown) => (isText(value) && isStorableText(value) ? value : null),
  number: toNumber,
  /** As wide as PostgreSQL’s integer. */
  integer: (value: unknown) => {
    const number = toNumber(value);
    return number !== null && (number | 0) === number ? number : null;
  },
} as const satisfies Record<string, (value: unknown) => CursorValue | null>;

export type CursorKind = keyof typeof readers;
type CursorValues<K extends readonly CursorKind[]> = {
  -readonly [I in keyof K]: NonNullable<ReturnType<(typeof readers)[K[I]]>>;
};

/**
 * Cursors come back through strangers’ hands: each value is checked for what it is compared with, because one that the
 * database cannot read would look like a fault of ours.
 * @param kinds what each value is
 * @throws AppError invalid_input when the cursor was not made by us for this list
 */
export const decodeCursor = <const K extends readonly CursorKind[]>(
  cursor: string,
  kinds: K,
): CursorValues<K> => {
  let given: unknown;
  try {
    given = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    given = null;
  }
  const values =
    Array.isArray(given) && given.length === kinds.length
      ? kinds.map((kind, index) => readers[kind](given[index]))
      : [null];
  if (values.includes(null))
    throw invalidInput('query.cursor', 'was not made by this list; leave it out to start at the beginning');
  return values as CursorValues<K>;
};

/** @throws AppError invalid_input when page and cursor are both given */
export const assertOnePaging = (query: PageQuery): void => {
  if (query.page !== undefined && query.cursor !== undefined)
    throw invalidInput('query.cursor', 'cannot be combined with page; use one of them');
};

/** `rows` holds one more than `limit` when there is a next page. */
export const toPage = <T>(options: {
  query: PageQuery;
  rows: readonly T[];
  total: number | null;
  cursorOf: (row: T) => readonly CursorValue[];
}): { items: T[]; pagination: Pagination } => {
  const { query, rows, total, cursorOf } = options;
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  return {
    items,
    pagination: {
      limit: query.limit,
      ...(query.page === undefined ? {} : { page: query.page, total: total ?? 0 }),
      nextCursor: rows.length > query.limit && last !== undefined ? encodeCursor(cursorOf(last)) : null,
    },
  };
};
