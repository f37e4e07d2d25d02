import type { Cursor, Listed } from './lists.js';

/** As many as one page may hold. */
const limit = 500;

/** Every item of a list, page by page. */
export const readAll = async <T>(
  read: (query: {
    readonly limit: number;
    readonly cursor?: string;
  }) => Promise<Listed & { readonly items: readonly T[] }>,
): Promise<T[]> => {
  const items: T[] = [];
  let cursor: Cursor = null;
  do {
    const page = await read({ limit, ...(cursor === null ? {} : { cursor }) });
    items.push(...page.items);
    cursor = page.pagination.nextCursor;
  } while (cursor !== null);
  return items;
};
