/** FNV-1a’s start: http://www.isthe.com/chongo/tech/comp/fnv/ */
export const EMPTY_HASH = 0x811c9dc5 | 0;

const addByte = (state: number, byte: number): number => Math.imul(state ^ byte, 0x01000193);

/** FNV-1a over the UTF-8 bytes of one more code point; a 32-bit state in a signed integer. */
export const addCodePoint = (state: number, code: number): number => {
  if (code < 0x80) return addByte(state, code);
  if (code < 0x800) return addByte(addByte(state, 0xc0 | (code >> 6)), 0x80 | (code & 63));
  if (code < 0x10000) {
    const two = addByte(addByte(state, 0xe0 | (code >> 12)), 0x80 | ((code >> 6) & 63));
    return addByte(two, 0x80 | (code & 63));
  }
  const two = addByte(addByte(state, 0xf0 | (code >> 18)), 0x80 | ((code >> 12) & 63));
  return addByte(addByte(two, 0x80 | ((code >> 6) & 63)), 0x80 | (code & 63));
};

/** MurmurHash3’s 32-bit finaliser. */
export const mix = (value: number): number => {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return second ^ (second >>> 16);
};

/** Hash of an ordered pair of hashes. */
export const combine = (first: number, second: number): number => mix((Math.imul(first, 31) + second) | 0);
