import fc from 'fast-check';
import { canonicalRow, openRow, sealRow, servedRow, type ServedRow } from './served-row.js';

const anyNumber = fc.oneof(fc.double(), fc.constantFrom(0, -0, NaN, Infinity, -Infinity, 5e-324, 0.1 + 0.2));
/** Any UTF-16 there is: halves of characters and NUL too. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
);
const anyRow: fc.Arbitrary<ServedRow> = fc.record({
  texts: fc.dictionary(fc.string(), anyText),
  numbers: fc.dictionary(fc.string(), fc.option(anyNumber)),
  categories: fc.dictionary(fc.string(), fc.option(anyText)),
});
/** As the database gives it back. */
const stored = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

describe('a row that is served and kept', () => {
  it('comes back byte for byte, whatever is in it', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const { json, texts } = sealRow(row);
        const kept = new Map([...texts].map(([hash, text]) => [hash, stored(text)]));
        expect(canonicalRow(openRow(stored(json), kept))).toBe(JSON.stringify(servedRow(row)));
        expect(openRow(stored(json), kept)).toEqual(servedRow(row));
      }),
    );
  });

  it('is the same whatever the order of its names, and served as it is kept', () => {
    const row = { texts: {}, categories: {}, numbers: { b: 1, a: 2 } };
    expect(canonicalRow(row)).toBe(canonicalRow({ ...row, numbers: { a: 2, b: 1 } }));
    fc.assert(
      fc.property(anyRow, (any) => {
        expect(servedRow(servedRow(any))).toEqual(servedRow(any));
      }),
    );
  });

  it('keeps an equal text once', () => {
    const { texts } = sealRow({
      texts: { title: 'Export', description: 'Export' },
      numbers: {},
      categories: {},
    });
    expect([...texts.values()]).toEqual(['Export']);
  });

  it('does not make up a text that is gone', () => {
    const { json } = sealRow({ texts: { title: 'Export' }, numbers: {}, categories: {} });
    expect(() => openRow(json, new Map())).toThrow('no text is kept under the hash');
  });
});
