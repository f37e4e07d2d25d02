import fc from 'fast-check';
import { mergeChanges, type Change } from './change-store.js';

const words = (mark: string, maxLength: number) =>
  fc.uniqueArray(
    fc.integer({ min: 0, max: 300 }).map((n) => `${mark}${String(n)}`),
    { maxLength },
  );
const none: Change = { names: [], featureIds: [], issueIds: [], isEverything: false };
const change: fc.Arbitrary<Change> = fc
  .record({
    names: words('n', 4),
    featureIds: words('f', 150),
    issueIds: words('i', 150),
    isEverything: fc.boolean(),
  })
  .map((one) => mergeChanges(none, one));

describe('hints that wait', () => {
  it('are the same in whatever order and however often they come', () => {
    fc.assert(
      fc.property(change, change, change, (a, b, c) => {
        expect(mergeChanges(a, b)).toEqual(mergeChanges(b, a));
        expect(mergeChanges(mergeChanges(a, b), c)).toEqual(mergeChanges(a, mergeChanges(b, c)));
        expect(mergeChanges(mergeChanges(a, b), b)).toEqual(mergeChanges(a, b));
      }),
    );
  });

  it('name what changed, or everything, and stay small', () => {
    fc.assert(
      fc.property(change, change, (a, b) => {
        const both = mergeChanges(a, b);
        expect(both.featureIds.length).toBeLessThanOrEqual(200);
        expect(both.issueIds.length).toBeLessThanOrEqual(200);
        if (!both.isEverything)
          expect(both.featureIds).toEqual(expect.arrayContaining([...a.featureIds, ...b.featureIds]));
      }),
    );
  });
});
