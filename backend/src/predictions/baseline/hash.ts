/** FNV-1a, 32 bits: small, deterministic, good enough to spread words over buckets; not for anything secret. */
export const hashSeed = 0x811c9dc5;

export const hashStep = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193) >>> 0;

/** Avalanche of MurmurHash3, so that the low bits of a hash can serve as a bucket. */
export const finishHash = (hash: number): number => {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** 32-bit hash of a text; the same on every machine and in every run. */
export const hashText = (text: string, seed: number = hashSeed): number => {
  let hash = seed >>> 0;
  for (let i = 0; i < text.length; i += 1) hash = hashStep(hash, text.charCodeAt(i));
  return finishHash(hash);
};
