import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { COMPARISON, type Ranker } from './comparison.js';
import { readWordVectors, type WordVectors } from './word-vectors.js';

/** What an index is better with; empty, it compares by words alone. */
export interface SimilarityModel {
  readonly vectors?: WordVectors;
  readonly ranker?: Ranker;
}

/** The artifact `similarity`, as far as it is needed here. */
interface SimilarityArtifact {
  readonly folder: string;
  readonly card: {
    readonly settings: Readonly<Record<string, unknown>>;
    readonly files: Readonly<Record<string, { readonly path: string }>>;
  };
}

const areNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length === COMPARISON.length && value.every(Number.isFinite);

const readRanker = ({ measures, ranker }: Readonly<Record<string, unknown>>): Ranker => {
  if (JSON.stringify(measures) !== JSON.stringify(COMPARISON))
    throw new Error(
      'similarity: the ranker was learned from other measures than are taken here; build it again',
    );
  const given = (typeof ranker === 'object' ? ranker : null) as Partial<Ranker> | null;
  const { means, scales, weights, slope, intercept } = given ?? {};
  const isWhole = [means, scales, weights].every(areNumbers) && [slope, intercept].every(Number.isFinite);
  if (!isWhole) throw new Error('similarity: the ranker on the card is not one; build it again');
  return given as Ranker;
};

/** @throws Error where the card or the vectors are not what this version reads */
export const loadSimilarityModel = async ({ folder, card }: SimilarityArtifact): Promise<SimilarityModel> => {
  const file = card.files['vectors'];
  if (file === undefined) throw new Error('similarity: the card names no vectors; build it again');
  const vectors = readWordVectors(await readFile(path.join(folder, file.path)));
  return { vectors, ranker: readRanker(card.settings) };
};
