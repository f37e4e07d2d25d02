import { createSimilarityIndex } from './create-similarity-index.js';
import { COMPARISON, plainRanker } from './comparison.js';
import { hashStem, readWordVectors } from './word-vectors.js';

const fileOf = (rows: Readonly<Record<string, readonly number[]>>): Uint8Array => {
  const entries = Object.entries(rows);
  const dimensions = entries[0]?.[1].length ?? 0;
  const bytes = new Uint8Array(16 + entries.length * (8 + dimensions));
  const view = new DataView(bytes.buffer);
  [0x31535656, entries.length, dimensions, 0].forEach((value, at) => {
    view.setUint32(at * 4, value, true);
  });
  entries.forEach(([stem, values], row) => {
    view.setUint32(16 + row * 4, hashStem(stem), true);
    view.setFloat32(16 + entries.length * 4 + row * 4, 0.5, true);
    new Int8Array(bytes.buffer, 16 + entries.length * 8 + row * dimensions, dimensions).set(values);
  });
  return bytes;
};

test('a stem adds its row times scale and weight; an unknown one adds nothing', () => {
  const vectors = readWordVectors(fileOf({ car: [2, -4], auto: [3, -3] }));
  const sum = new Float32Array(2);
  vectors.addTo(sum, 'car', 2);
  vectors.addTo(sum, 'unknown', 100);
  expect([...sum]).toEqual([2, -4]);
});

test('the hash is FNV-1a over UTF-8', () => {
  expect(hashStem('')).toBe(0x811c9dc5);
  expect(hashStem('a')).toBe(0xe40c292c);
  expect(hashStem('foobar')).toBe(0xbf9cf968);
  expect(hashStem('ö')).toBe(0x79dc48c);
});

test.each([
  ['nothing', new Uint8Array(0)],
  ['another kind', new Uint8Array(64)],
  ['a part', fileOf({ car: [2, -4] }).slice(0, -1)],
])('%s is refused', (_, bytes) => {
  expect(() => readWordVectors(bytes)).toThrow('not a file of word vectors');
});

test('words of like use make texts alike that share no such word', () => {
  const vectors = readWordVectors(fileOf({ car: [100, 0], auto: [99, 9], tree: [0, 100] }));
  const weights = COMPARISON.map((name) => Number(name === 'vectors'));
  const index = createSimilarityIndex({ vectors, ranker: { ...plainRanker, weights } });
  for (const [id, title] of [
    ['auto', 'shared auto'],
    ['tree', 'shared tree'],
  ] as const)
    index.upsert({ id, title, description: '' });
  const found = index.find({ like: { id: 'q', title: 'shared car', description: '' }, limit: 2 });
  expect(found.map(({ id }) => id)).toEqual(['auto', 'tree']);
});
