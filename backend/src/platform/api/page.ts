import { invalidInput } from '../errors/errors.js';
import type { Pagination } from '@valora/contracts';

export interface PageQuery {
  readonly page?: number | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export type CursorValue = string | number | boolean | null;

/** Opaque to callers; the sort values of the last row, base64url of JSON. */
export const encodeCursor = (values: readonly CursorValue[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/**
 * @param shape one `typeof` name per value; `null` may stand for any of them
 * @throws AppError invalid_input when the cursor was not made by us for this list
 */
export const decodeCursor = (
  cursor: string,
  shape: readonly ('string' | 'number' | 'boolean')[],
): CursorValue[] => {
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    values = null;
  }
  const fits =
    Array.isArray(values) &&
    values.length === shape.length &&
    values.every((value, index) => value === null || typeof value === shape[index]);
  if (!fits)
    throw invalidInput('query.cursor', 'was not made by this list; leave it out to start at the beginning');
  return values as CursorValue[];
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
