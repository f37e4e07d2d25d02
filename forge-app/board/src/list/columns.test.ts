import fc from 'fast-check';
import { columns, columnsFor, tracksOf } from './columns.js';

describe('columnsFor', () => {
  it('shows everything where there is room and never drops what a decision needs', () => {
    expect(columnsFor(1400)).toEqual(columns);
    expect(columnsFor(100).map(({ id }) => id)).toEqual([
      'select',
      'rank',
      'feature',
      'roi',
      'effort',
      'actions',
    ]);
  });

  it('fits what it shows, keeps the order, and only gains columns with width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 720, max: 1600 }), (widthPx) => {
        const chosen = columnsFor(widthPx);
        expect(chosen.reduce((sum, column) => sum + column.widthPx, 0)).toBeLessThanOrEqual(widthPx);
        expect(columns.filter((column) => chosen.includes(column))).toEqual(chosen);
        expect(columnsFor(widthPx + 50).length).toBeGreaterThanOrEqual(chosen.length);
      }),
    );
  });

  it('lets the feature take the rest of the width', () => {
    expect(tracksOf(columnsFor(100))).toBe('44px 96px minmax(200px, 1fr) 196px 88px 44px');
  });
});
