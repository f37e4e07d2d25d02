import fc from 'fast-check';
import { inOrderOfCreation } from './creation-order.js';

const row = (key: string, createdAt: string | null = null) => ({ key, createdAt, title: `About ${key}` });
const keys = (rows: readonly { key: string }[]) => rows.map(({ key }) => key);

describe('order of creation', () => {
  it('counts issue numbers as numbers', () => {
    expect(keys(inOrderOfCreation([row('A-10'), row('A-9'), row('A-100')]))).toEqual([
      'A-9',
      'A-10',
      'A-100',
    ]);
  });

  it('lets dates speak before numbers', () => {
    const rows = [row('A-1', '2026-02-01T00:00:00Z'), row('A-2', '2026-01-01T00:00:00Z')];
    expect(keys(inOrderOfCreation(rows))).toEqual(['A-2', 'A-1']);
  });

  it('interleaves projects that were numbered side by side', () => {
    const rows = [row('A-1'), row('A-2'), row('B-900'), row('B-901')];
    expect(keys(inOrderOfCreation(rows)).slice(0, 2).sort()).toEqual(['A-1', 'B-900']);
  });

  it('does not depend on the order given', () => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      row(`${'AB'[i % 2]}-${i}`, i % 3 === 0 ? '2026-01-01T00:00:00Z' : null),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(inOrderOfCreation(shuffled)).toEqual(inOrderOfCreation(rows));
      }),
    );
  });
});
