import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { COMPARISON, plainRanker } from './comparison.js';
import { loadSimilarityModel } from './load-similarity-model.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'valora-similarity-'));
  const header = new Uint8Array(new Uint32Array([0x31535656, 1, 2, 0]).buffer);
  await writeFile(path.join(folder, 'vectors.bin'), Buffer.concat([header, Buffer.alloc(10)]));
});
afterAll(() => rm(folder, { recursive: true }));

const vectorsFile: Record<string, { path: string }> = { vectors: { path: 'vectors.bin' } };
const cardOf = (settings: Record<string, unknown>, files = vectorsFile) => ({ settings, files });
const settings = { measures: [...COMPARISON], ranker: plainRanker };

test('vectors and ranker come from the artifact', async () => {
  const model = await loadSimilarityModel({ folder, card: cardOf(settings) });
  expect(model.vectors?.dimensions).toBe(2);
  expect(model.ranker).toEqual(plainRanker);
});

test.each([
  ['other measures', cardOf({ ...settings, measures: ['cosine'] }), 'other measures'],
  ['no ranker', cardOf({ measures: settings.measures }), 'the ranker on the card is not one'],
  [
    'a ranker of another length',
    cardOf({ ...settings, ranker: { ...plainRanker, weights: [1] } }),
    'the ranker on the card is not one',
  ],
  [
    'a ranker that is no number',
    cardOf({ ...settings, ranker: { ...plainRanker, slope: null } }),
    'the ranker on the card is not one',
  ],
  ['no vectors', cardOf(settings, {}), 'the card names no vectors'],
])('a card with %s is refused', async (_, card, problem) => {
  await expect(loadSimilarityModel({ folder, card })).rejects.toThrow(problem);
});
