import fc from 'fast-check';
import { compareKeys } from './natural-order.js';

describe('the order of keys', () => {
  it('counts numbers as numbers', () => {
    const keys = ['PROJ-10', 'PROJ-9', 'ABC-100', 'PROJ-9a', 'proj-1', 'PROJ-09', '7', 'PROJ'];
    expect([...keys].sort(compareKeys)).toEqual([
      '7',
      'ABC-100',
      'PROJ',
      'PROJ-09',
      'PROJ-9',
      'PROJ-9a',
      'PROJ-10',
      'proj-1',
    ]);
  });

  it('is the same for numbers too long for a number', () => {
    expect(compareKeys(`A-${'9'.repeat(40)}`, `A-1${'0'.repeat(40)}`)).toBeLessThan(0);
  });

  it('is a total order', () => {
    const key = fc
      .array(fc.constantFrom('a', 'B', '-', '0', '1', '12'), { maxLength: 5 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(key, key, key, (a, b, c) => {
        expect(compareKeys(a, b) + compareKeys(b, a)).toBe(0);
        expect(compareKeys(a, b) === 0).toBe(a === b);
        if (compareKeys(a, b) <= 0 && compareKeys(b, c) <= 0)
          expect(compareKeys(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
