import type { TextEncoderSpec } from '@valora/contracts';
import { addCodePoint, combine, EMPTY_HASH, mix } from './hashing.js';
import { wordsOf, type Words } from './words.js';

/** Hashed terms of a row in the order they first appear, and how often each does. */
export interface EncodedTexts {
  readonly ids: Int32Array;
  readonly counts: Float32Array;
}

export interface TextEncoder {
  readonly encode: (texts: Readonly<Record<string, string>>) => EncodedTexts;
}

type Field = TextEncoderSpec['fields'][number];
type Count = (hash: number) => void;

const BLANK = 0x20;

const hashWords = ({ codes, starts, count }: Words, salt: number): Int32Array => {
  const hashes = new Int32Array(count);
  for (let word = 0; word < count; word++) {
    let state = EMPTY_HASH;
    const end = starts[word + 1] ?? 0;
    for (let at = starts[word] ?? 0; at < end; at++) state = addCodePoint(state, codes[at] ?? 0);
    hashes[word] = combine(salt, mix(state));
  }
  return hashes;
};

/** Runs of words, shorter before longer at each position. */
const countWordRuns = (hashes: Int32Array, longest: number, count: Count): void => {
  for (let start = 0; start < hashes.length; start++) {
    const last = Math.min(longest, hashes.length - start);
    let run = 0;
    for (let length = 1; length <= last; length++) {
      const next = hashes[start + length - 1] ?? 0;
      run = length === 1 ? next : combine(run, next);
      count(run);
    }
  }
};

/** Runs of characters of each word with one blank either side, start by start, shorter before longer. */
const countCharRuns = ({ codes, starts, count: words }: Words, field: Field, count: Count): void => {
  if (!field.chars) return;
  const [low, high] = field.chars;
  const salts = Array.from({ length: high + 1 }, (_, length) => combine(field.salt, length));
  for (let word = 0; word < words; word++) {
    const first = starts[word] ?? 0;
    const padded = (starts[word + 1] ?? 0) - first + 2;
    for (let start = 0; start < padded; start++) {
      let state = EMPTY_HASH;
      const last = Math.min(high, padded - start);
      for (let length = 1; length <= last; length++) {
        const at = start + length - 1;
        state = addCodePoint(state, at === 0 || at === padded - 1 ? BLANK : (codes[first + at - 1] ?? 0));
        if (length >= low) count(combine(salts[length] ?? 0, mix(state)));
      }
    }
  }
};

/**
 * Turns texts into counted, hashed terms, exactly as `ml/valora_ml/text/encoder.py` does; one golden file holds both
 * together. A missing text is empty.
 */
export const createTextEncoder = ({ fields, buckets, maxTerms }: TextEncoderSpec): TextEncoder => {
  const mask = buckets - 1;
  /** Place of a bucket in the row’s list, from 1; emptied after each row. */
  const placeOf = new Int32Array(buckets);
  return {
    encode: (texts) => {
      const [ids, counts]: [number[], number[]] = [[], []];
      const count: Count = (hash) => {
        const id = hash & mask;
        const place = placeOf[id] ?? 0;
        if (place > 0) counts[place - 1] = (counts[place - 1] ?? 0) + 1;
        else placeOf[id] = ids.push(id) && counts.push(1);
      };
      for (const field of fields) {
        const words = wordsOf(Object.hasOwn(texts, field.name) ? (texts[field.name] ?? '') : '');
        countWordRuns(hashWords(words, field.salt), field.words, count);
        countCharRuns(words, field, count);
      }
      for (const id of ids) placeOf[id] = 0;
      return {
        ids: Int32Array.from(ids.slice(0, maxTerms)),
        counts: Float32Array.from(counts.slice(0, maxTerms)),
      };
    },
  };
};
