import { finishHash, hashSeed, hashStep } from './hash.js';

/** Words and pairs of neighbouring words fall into 2^16 buckets; a clash only blurs two words. */
export const bucketCount = 65_536;

const zero = 48;
const nine = 57;
const isDigit = (code: number): boolean => code >= zero && code <= nine;
const isAsciiWord = (code: number): boolean => isDigit(code) || (code >= 97 && code <= 122);
/** Kana, ideographs and syllables up to the surrogates are written without spaces: every character is its own word. */
const isIdeograph = (code: number): boolean => code >= 0x3040 && code < 0xd800;
const isLetter = (code: number): boolean =>
  (code >= 0xc0 && code < 0x2000) || (code >= 0x3040 && code < 0xe000);
const isWord = (code: number): boolean => isAsciiWord(code) || isLetter(code);

/** Hashes of the words of a lower-case text in reading order; runs of digits count as one and the same word part. */
const wordHashes = (text: string, seed: number): number[] => {
  const words: number[] = [];
  let hash = seed;
  let open = false;
  let previous = 0;
  const close = (): void => {
    if (open) words.push(finishHash(hash));
    hash = seed;
    open = false;
    previous = 0;
  };
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (!isWord(code)) close();
    else {
      if (isIdeograph(code)) close();
      if (!(isDigit(code) && isDigit(previous))) hash = hashStep(hash, isDigit(code) ? zero : code);
      open = true;
      previous = code;
      if (isIdeograph(code)) close();
    }
  }
  close();
  return words;
};

/**
 * Buckets of the words and word pairs of a text, ascending, one entry per occurrence.
 * `salt` keeps the same word apart in title and description. Any string will do, empty and broken surrogates included.
 */
export const termBuckets = (text: string, salt: number): Uint32Array => {
  const words = wordHashes(text.toLowerCase(), hashStep(hashSeed, salt));
  const buckets = new Uint32Array(Math.max(0, words.length * 2 - 1));
  words.forEach((word, i) => {
    buckets[i] = word % bucketCount;
    const next = words[i + 1];
    if (next !== undefined) buckets[words.length + i] = finishHash(Math.imul(word, 31) + next) % bucketCount;
  });
  return buckets.sort();
};
