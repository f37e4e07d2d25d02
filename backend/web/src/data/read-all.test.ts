import { readAll } from './read-all.js';

it('follows the cursors to the end', async () => {
  const pages: Record<string, { items: number[]; next: string | null }> = {
    first: { items: [1, 2], next: 'b' },
    b: { items: [], next: 'c' },
    c: { items: [3], next: null },
  };
  const asked: unknown[] = [];
  const all = await readAll<number>((query) => {
    asked.push(query);
    const { items, next } = pages[query.cursor ?? 'first'] ?? { items: [], next: null };
    return Promise.resolve({ items, pagination: { nextCursor: next } });
  });
  expect(all).toEqual([1, 2, 3]);
  expect(asked).toEqual([{ limit: 500 }, { limit: 500, cursor: 'b' }, { limit: 500, cursor: 'c' }]);
});
