/** FNV-1a, 32 bits: turns a name into a seed. */
const hash = (name: string): number => {
  let value = 0x811c9dc5;
  for (const character of name) {
    value ^= character.codePointAt(0) ?? 0;
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
};

/** Mulberry32: numbers in [0, 1) that are the same for the same name, on every machine and in every run. */
export const seeded = (name: string): (() => number) => {
  let state = hash(name);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};
