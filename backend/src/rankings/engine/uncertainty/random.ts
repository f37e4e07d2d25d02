/**
 * Seeded streams of 32-bit numbers: same text, same stream, on every machine. Not for secrets.
 * Hash: FNV-1a over UTF-16 units with the MurmurHash3 finaliser. Generator: mulberry32 (Tommy Ettinger, public domain),
 * which passes gjrand's 2^31 tests and needs no 64-bit arithmetic; streams are at most a few thousand numbers long.
 */
export const seedFrom = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** Fills the first `length` places; a longer fill from the same seed starts with the same numbers. */
export const fillRandom = (seed: number, to: Uint32Array, length: number): void => {
  let state = seed;
  for (let index = 0; index < length; index += 1) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    to[index] = (mixed ^ (mixed >>> 14)) >>> 0;
  }
};

/** One seed from two, so that a feature's hash is made once and not once per variable. */
export const joinSeeds = (a: number, b: number): number => {
  let mixed = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};
