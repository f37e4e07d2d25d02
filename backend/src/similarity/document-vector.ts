import type { Dictionary } from './dictionary.js';
import { descriptionCount, titleCount } from './packed-counts.js';
import type { WordVectors } from './word-vectors.js';

const LARGEST = 127;
const TITLE = 2;

const toUnit = (sum: Float32Array): Int8Array => {
  const length = Math.hypot(...sum);
  return length === 0
    ? new Int8Array(sum.length)
    : Int8Array.from(sum, (value) => Math.round((value / length) * LARGEST));
};

/** The direction of a document’s words, a unit vector in steps of 1/127; all zero where no word has a vector. */
export const vectorOf = (
  terms: Int32Array,
  dictionary: Dictionary,
  vectors: WordVectors | undefined,
): Int8Array => {
  if (vectors === undefined) return new Int8Array(0);
  const sum = new Float32Array(vectors.dimensions);
  for (let at = 0; at < terms.length; at += 2) {
    const packed = terms[at + 1] ?? 0;
    const count = TITLE * titleCount(packed) + descriptionCount(packed);
    if (count > 0) vectors.addTo(sum, dictionary.stemOf(terms[at] ?? 0), Math.log1p(count));
  }
  return toUnit(sum);
};

/** Cosine, 0 where either is empty. */
export const cosineOf = (one: Int8Array, other: Int8Array): number => {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum / (LARGEST * LARGEST);
};
