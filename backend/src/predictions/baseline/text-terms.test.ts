import fc from 'fast-check';
import { bucketCount, termBuckets } from './text-terms.js';

const has = (text: string, word: string) => [...termBuckets(text, 1)].includes(termBuckets(word, 1)[0] ?? -1);

describe('terms of a text', () => {
  it('takes any text and answers in order within the buckets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const buckets = [...termBuckets(text, 1)];
        expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
        expect(buckets.every((bucket) => bucket >= 0 && bucket < bucketCount)).toBe(true);
      }),
    );
  });

  it('ignores case and punctuation', () => {
    expect(termBuckets('Export, as PDF!', 1)).toEqual(termBuckets('export as pdf', 1));
  });

  it('finds words and their order', () => {
    expect(has('export as pdf', 'pdf')).toBe(true);
    expect(has('export as pdf', 'csv')).toBe(false);
    expect(termBuckets('red fish blue', 1)).not.toEqual(termBuckets('blue fish red', 1));
  });

  it('reads all numbers as the same, so that a version is not a word of its own', () => {
    expect(termBuckets('release 4.12', 1)).toEqual(termBuckets('release 5.7', 1));
  });

  it('reads scripts without spaces character by character', () => {
    expect(has('請求書の出力', '書')).toBe(true);
  });

  it('keeps titles and descriptions apart', () => {
    expect(termBuckets('export', 1)).not.toEqual(termBuckets('export', 2));
  });

  it('finds nothing in nothing', () => {
    expect(termBuckets(' \u0000 …', 1)).toHaveLength(0);
  });
});
